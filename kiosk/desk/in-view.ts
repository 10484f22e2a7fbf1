/** Whoever pressed a button lower down sees what went wrong: the page goes there. */
export const inView = (node: Element): void => node.scrollIntoView({ block: 'nearest' });
