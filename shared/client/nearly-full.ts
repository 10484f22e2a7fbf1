const NEARLY = 0.9;

/** Is there hardly room for more? Browsers tell only pages on https or localhost; elsewhere it is never known. */
export async function nearlyFull(): Promise<boolean> {
  const storage = (navigator as Partial<Navigator>).storage;
  const { usage = 0, quota = 0 } = (await storage?.estimate?.()) ?? {};
  return quota > 0 && usage / quota > NEARLY;
}
