const READS = 'wall.reads';

/** Does this browser belong to a colleague who reads along? When that ends it does not ask to be a screen of the office. */
export const readsAlong = (): boolean => localStorage.getItem(READS) !== null;

/**
 * Trades the token in the page's fragment, of a link, an invitation to read along or a move from another address, for a credential of this
 * browser's own. The fragment never leaves the browser by itself, and is gone from the address bar once a hub has
 * answered. Without a token nothing happens.
 */
export async function pair(role: 'display' | 'kiosk' | 'room'): Promise<void> {
  const fragment = new URLSearchParams(location.hash.slice(1));
  const [link, invitation, move] = ['pair', 'join', 'move'].map((name) => fragment.get(name));
  const token = invitation ?? move ?? link;
  if (!token) return;
  const answer = await fetch(`/api/v1/pair${invitation ? '/read' : move ? '/move' : ''}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(invitation || move ? { token } : { role, token }),
  }).catch(() => undefined);
  if (answer) history.replaceState(null, '', location.pathname + location.search);
  if (answer?.status === 204)
    localStorage.removeItem(READS); // it is a screen
  else if (invitation && answer) localStorage.setItem(READS, '');
}
