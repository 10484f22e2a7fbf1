// What an MP4 holds, read in a process of its own, so that a file made to be endless costs nobody else anything: check.ts.
// Plain JavaScript, because tests start it as it stands here: Node does not read TypeScript.
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { CustomSource, EncodedPacketSink, Input, MP4 } from 'mediabunny';

const MOST = 64 * 1_024 * 1_024; // bytes: what says where everything is takes a few of them

/** @param {string} path */
async function look(path) {
  const file = openSync(path, 'r');
  let had = 0;
  const source = new CustomSource({
    getSize: () => fstatSync(file).size,
    read(start, end) {
      had += end - start;
      if (had > MOST) throw new Error('too much to read');
      const bytes = new Uint8Array(end - start);
      if (readSync(file, bytes, 0, bytes.length, start) < bytes.length) throw new Error('too short');
      return bytes;
    },
    dispose: () => closeSync(file),
  });
  const input = new Input({ source, formats: [MP4] });
  try {
    const tracks = await input.getTracks();
    const seconds = await Promise.all(tracks.map((track) => track.computeDuration()));
    const told = tracks.map(async (track) => ({
      type: track.type,
      codec: await track.getCodec(),
      exact: await track.getCodecParameterString(),
      ...(track.isVideoTrack() && {
        width: await track.getDisplayWidth(),
        height: await track.getDisplayHeight(),
        pictures: (await new EncodedPacketSink(track).getFirstKeyPacket({ metadataOnly: true })) !== null,
      }),
    }));
    return { seconds: Math.max(0, ...seconds), tracks: await Promise.all(told) };
  } finally {
    input.dispose();
  }
}

process.stdout.write(JSON.stringify(await look(process.argv[2] ?? '')));
