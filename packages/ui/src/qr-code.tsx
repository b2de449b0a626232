type QrCodeProps = {
  /** Rows of dark and light modules, as a QR encoder gives them. */
  modules: readonly (readonly boolean[])[];
  label: string;
  className?: string;
};

const quietZone = 4;

/** A QR code; always dark on white with its quiet zone, because readers want it so in both themes. */
export function QrCode({ modules, label, className }: QrCodeProps) {
  const size = modules.length + 2 * quietZone;
  const path = modules
    .flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x + quietZone} ${y + quietZone}h1v1h-1z` : "")))
    .join("");
  return (
    <svg
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
      className={className}
    >
      <rect width={size} height={size} fill="#ffffff" />
      <path d={path} fill="#000000" />
    </svg>
  );
}
