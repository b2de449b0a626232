import type { Map as MapLibreMap } from "maplibre-gl";

/**
 * Lets the browser link the map's shaders beside the page's thread. MapLibre asks at once whether a link succeeded, and
 * that answer is waited for: 100 to 400 ms each where graphics are drawn in software. Until a program is ready it is told
 * what it is told by a driver that died: the program is not to be drawn with. Then it is asked to make its programs again,
 * and gets those that are linked already. Answers whether all that were asked for are ready.
 */
export function linkBeside(map: MapLibreMap): () => boolean {
  const { gl } = map.painter.context;
  const sources = new WeakMap<WebGLShader, string>();
  const shaders = new WeakMap<WebGLProgram, WebGLShader[]>();
  /** Programs by their sources, and which of them is used in another's place. */
  const programs = new Map<string, WebGLProgram>();
  const standsFor = new WeakMap<WebGLProgram, WebGLProgram>();
  /** With the fence behind each link; a graphics process that passes it has linked. */
  const linking = new Map<WebGLProgram, WebGLSync | null>();
  const linked = new Set<WebGLProgram>();
  let used: WebGLProgram | null = null;
  const actual = (program: WebGLProgram) => standsFor.get(program) ?? program;
  const native = {
    getProgramParameter: gl.getProgramParameter.bind(gl),
    linkProgram: gl.linkProgram.bind(gl),
    compileShader: gl.compileShader.bind(gl),
    shaderSource: gl.shaderSource.bind(gl),
    attachShader: gl.attachShader.bind(gl),
    deleteProgram: gl.deleteProgram.bind(gl),
    useProgram: gl.useProgram.bind(gl),
  };

  map.on("webglcontextlost", () => {
    for (const known of [programs, linking, linked]) known.clear();
    used = null;
  });
  gl.shaderSource = (shader, source) => {
    sources.set(shader, source);
    native.shaderSource(shader, source);
  };
  // when it is known whether there is anything to link
  gl.compileShader = () => {};
  gl.attachShader = (program, shader) => {
    shaders.set(program, [...(shaders.get(program) ?? []), shader]);
    native.attachShader(program, shader);
  };
  gl.linkProgram = (program) => {
    const attached = shaders.get(program) ?? [];
    const key = attached.map((shader) => sources.get(shader)).join("\0");
    const known = programs.get(key);
    if (known) {
      standsFor.set(program, known);
      return;
    }
    for (const shader of attached) native.compileShader(shader);
    native.linkProgram(program);
    // to use it is to have it linked, on whichever thread the driver does that
    native.useProgram(program);
    native.useProgram(used);
    programs.set(key, program);
    linking.set(program, gl.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0));
    gl.flush();
    if (linking.size === 1) requestAnimationFrame(lookAgain);
  };
  gl.getProgramParameter = (program, what) => {
    if (what === gl.LINK_STATUS && linked.has(actual(program))) return true;
    if (linking.has(actual(program)) && (what === gl.LINK_STATUS || what === gl.ATTACHED_SHADERS)) return 0;
    return native.getProgramParameter(actual(program), what);
  };
  gl.deleteProgram = (program) => {
    // one that is linked is kept: it may stand for others
    if (program && standsFor.has(program)) native.deleteProgram(program);
  };
  redirect("getAttribLocation");
  redirect("getUniformLocation");
  redirect("getUniformBlockIndex");
  redirect("getActiveAttrib");
  redirect("uniformBlockBinding");
  redirect("getProgramInfoLog");
  gl.useProgram = (program) => {
    used = program && actual(program);
    native.useProgram(used);
  };

  function redirect<Name extends ProgramCall>(name: Name) {
    const call = gl[name].bind(gl) as (program: WebGLProgram, ...rest: never[]) => unknown;
    const redirected = (program: WebGLProgram, ...rest: never[]) => call(actual(program), ...rest);
    Object.assign(gl, { [name]: redirected });
  }

  function lookAgain() {
    if (gl.isContextLost()) return;
    // one at a time, each in a task of its own
    for (const [ready, fence] of linking) {
      if (fence && gl.getSyncParameter(fence, gl.SYNC_STATUS) !== gl.SIGNALED) continue;
      askFirst(ready);
      linking.delete(ready);
      gl.deleteSync(fence);
      if (linking.size === 0) {
        map.painter.programCache.destroy();
        map.triggerRepaint();
      }
      break;
    }
    if (linking.size > 0) requestAnimationFrame(lookAgain);
  }

  /** The first question of each kind is waited for; the browser remembers the answers. */
  function askFirst(program: WebGLProgram) {
    if (native.getProgramParameter(program, gl.LINK_STATUS)) linked.add(program);
    native.getProgramParameter(program, gl.ACTIVE_ATTRIBUTES);
    gl.getAttribLocation(program, "");
    gl.getUniformLocation(program, "");
    gl.getUniformBlockIndex(program, "");
  }

  return () => linking.size === 0;
}

type ProgramCall =
  | "getAttribLocation"
  | "getUniformLocation"
  | "getUniformBlockIndex"
  | "getActiveAttrib"
  | "uniformBlockBinding"
  | "getProgramInfoLog";
