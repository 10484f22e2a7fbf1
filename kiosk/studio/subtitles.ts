import { parseText, tokenizeVTTCue, type VTTNode } from 'media-captions';
import type { Cue } from '../../shared/vlog.ts';

const words = (nodes: readonly VTTNode[]): string =>
  nodes.map((node) => (node.type === 'text' ? node.data : words(node.children))).join('');

/** What a WebVTT or SubRip file says, as plain text; empty when it is neither. Loaded only for who has such a file. */
export async function readSubtitles(text: string): Promise<readonly Cue[]> {
  const { cues } = await parseText(text, { type: /^\uFEFF?WEBVTT/.test(text) ? 'vtt' : 'srt' });
  return cues.map((cue) => ({
    from: Math.round(cue.startTime * 1_000),
    to: Math.round(cue.endTime * 1_000),
    text: words(tokenizeVTTCue(cue)),
  }));
}
