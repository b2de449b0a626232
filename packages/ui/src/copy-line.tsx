import { CopyButton } from "./copy-button.tsx";

type CopyLineProps = { label: string; text: string; labels: { copy: string; copied: string }; isSecret?: boolean };

/** A named value that is meant to be taken elsewhere, exactly. */
export function CopyLine({ label, text, labels, isSecret = false }: CopyLineProps) {
  return (
    <div className="flex min-w-0 items-center gap-3 border-line border-b py-1 last:border-b-0">
      <dt className="w-24 shrink-0 text-ink-muted">{label}</dt>
      <dd className="flex min-w-0 flex-1 items-center gap-1">
        <code
          className={
            isSecret
              ? "min-w-0 flex-1 select-all break-all rounded-small bg-accent-soft px-1.5 py-0.5 font-mono text-accent-ink text-caption"
              : "min-w-0 flex-1 select-all break-all font-mono text-caption"
          }
        >
          {text}
        </code>
        <CopyButton text={text} labels={labels} />
      </dd>
    </div>
  );
}
