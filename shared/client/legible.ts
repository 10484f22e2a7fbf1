const MOST = 100; // what one beat carries

/** Which notes could be read on this page since it was last asked, and now [P-14]: those whose texts are drawn. */
export function legible(): () => string[] {
  const seen = new Set<string>();
  const look = (): void => {
    for (const { dataset } of document.querySelectorAll<HTMLElement>('[data-note]'))
      if (dataset['note']) seen.add(dataset['note']);
  };
  new MutationObserver(look).observe(document.body, { childList: true, subtree: true, attributeFilter: ['data-note'] });
  return () => {
    const all = [...seen].slice(-MOST);
    seen.clear();
    look();
    return all;
  };
}
