/** Where a video is. */
export const address = (media: string): string => `/media/${media}`;

/** A browser says the same of a file that it cannot play and of one that is not there. */
export async function isThere(media: string): Promise<boolean> {
  try {
    return (await fetch(address(media), { method: 'HEAD' })).ok;
  } catch {
    return false;
  }
}
