import type { Wall } from '../wall.ts';

/** The wall as an internal screen gets it: without what only the desk may see. */
export const screensWall = (wall: Wall): Wall => ({ ...wall, notes: { ...wall.notes, drawer: [] } });
