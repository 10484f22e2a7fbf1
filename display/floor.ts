// The first module of the page. display.css shows who comes with an older browser that it is too old, by the same unit that
// Chromium knows from 109 on; this keeps the rest of the page from saying to the hub that a wall is shown.
if (!CSS.supports('height: 1lh')) throw new Error('This browser is older than Chromium 109');
