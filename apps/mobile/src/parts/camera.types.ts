export type CameraProps = {
  /** Called with each code that is seen; missing where none is looked for. */
  onCode?(code: string): void;
  /** Called with a JPEG in base64; missing where no picture is taken. */
  onPhoto?(picture: string): void;
  words: { shutter: string; close: string; allow: string; none: string };
  onClose(): void;
};
