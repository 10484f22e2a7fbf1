const graphemes = new Intl.Segmenter('nl', { granularity: 'grapheme' });

/** Writes at the caret, over what is selected, and tells the page as a keyboard would. */
export function write(field: HTMLTextAreaElement, text: string): void {
  field.setRangeText(text, field.selectionStart, field.selectionEnd, 'end');
  told(field);
}

/** Takes away what is selected, or the letter before the caret: all of it, also when it is made of many code points. */
export function rubOut(field: HTMLTextAreaElement): void {
  const { selectionStart: start, selectionEnd: end, value } = field;
  if (end === 0) return;
  const before = [...graphemes.segment(value.slice(0, start))].at(-1)?.index ?? 0;
  field.setRangeText('', start === end ? before : start, end, 'end');
  told(field);
}

function told(field: HTMLTextAreaElement): void {
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
}
