interface Column {
  key: string;
  value: number;
  /** How much of it is out of the ordinary. */
  marked: number;
}

/** Values side by side, the first on the left; a picture only: whoever shows it says the values in words too. */
export function ColumnChart({ columns }: { columns: readonly Column[] }) {
  const most = Math.max(1, ...columns.map(({ value }) => value));
  const step = 100 / columns.length;
  return (
    <svg aria-hidden="true" viewBox="0 0 100 40" preserveAspectRatio="none" className="block h-28 w-full">
      <rect y="39.7" width="100" height="0.3" className="fill-line-strong" />
      {columns.map(({ key, value, marked }, at) => {
        const height = (value / most) * 39;
        const markedHeight = (marked / most) * 39;
        const place = { x: at * step + step * 0.15, width: step * 0.7 };
        return (
          <g key={key}>
            <rect {...place} y={39.7 - height} height={height} className="fill-accent" />
            {marked > 0 && <rect {...place} y={39.7 - height} height={markedHeight} className="fill-warning" />}
          </g>
        );
      })}
    </svg>
  );
}
