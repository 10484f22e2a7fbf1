/**
 * Trades the token in the page's fragment for a credential of this browser's own. The fragment never leaves the
 * browser by itself, and is gone from the address bar
 * once a hub has answered. Without a token nothing happens.
 */
export async function pair(role: 'display' | 'kiosk'): Promise<void> {
  const token = new URLSearchParams(location.hash.slice(1)).get('pair');
  if (!token) return;
  const answer = await fetch('/api/v1/pair', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ role, token }),
  }).catch(() => undefined);
  if (answer) history.replaceState(null, '', location.pathname + location.search);
}
