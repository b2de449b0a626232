import type { CameraProps } from "../parts/camera.types.ts";
import type { Words } from "../words/words.ts";

/** What the camera says. */
export function cameraWords(words: Words): CameraProps["words"] {
  return {
    shutter: words("handOver.shutter"),
    close: words("handOver.closeCamera"),
    allow: words("handOver.cameraAllow"),
    none: words("handOver.cameraNone"),
  };
}
