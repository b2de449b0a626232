/** Asks for a WebGL context and throws it away; see warm-graphics.ts. */
try {
  const context = new OffscreenCanvas(1, 1).getContext("webgl2");
  context?.clear(context.COLOR_BUFFER_BIT);
  context?.finish();
} finally {
  self.postMessage("warm");
}
