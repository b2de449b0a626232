import type { Graphics } from "./warm-graphics.ts";

/** What browsers call the renderers that use no graphics card: Chromium's own, Mesa's and Windows'. */
const software = /swiftshader|llvmpipe|softpipe|basic render|software/i;

/** Asks for a WebGL context, draws with it and throws it away; see warm-graphics.ts. */
let areInSoftware = false;
try {
  const context = new OffscreenCanvas(1, 1).getContext("webgl2");
  context?.clear(context.COLOR_BUFFER_BIT);
  context?.finish();
  // some browsers give the name only by the extension, others without it
  const named = context?.getExtension("WEBGL_debug_renderer_info");
  if (context)
    areInSoftware = software.test(String(context.getParameter(named?.UNMASKED_RENDERER_WEBGL ?? context.RENDERER)));
} finally {
  self.postMessage({ areInSoftware } satisfies Graphics);
}
