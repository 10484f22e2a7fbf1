/** A random UUID (RFC 9562, version 4). Not `randomUUID()`: browsers keep that from pages on http://192.0.2.10. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = Array.from(bytes, (byte, index) => {
    if (index === 6) return (byte & 0x0f) | 0x40; // the version
    if (index === 8) return (byte & 0x3f) | 0x80; // the variant
    return byte;
  }).map((byte) => byte.toString(16).padStart(2, '0'));
  return hex.join('').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
