import clsx from "clsx";

export type ButtonLook = "primary" | "secondary" | "quiet" | "danger";
export type ButtonSize = "small" | "medium" | "large" | "icon";

const looks: Record<ButtonLook, string> = {
  primary: "bg-accent text-on-accent shadow-control hover:bg-accent-hover",
  secondary: "bg-raised text-ink shadow-control ring-1 ring-line-strong ring-inset hover:bg-hover",
  quiet: "text-ink-muted hover:bg-hover hover:text-ink data-popup-open:bg-hover data-popup-open:text-ink",
  danger: "bg-critical text-on-critical shadow-control hover:bg-critical-hover",
};

const sizes: Record<ButtonSize, string> = {
  small: "h-7 gap-1.5 px-2.5 pointer-coarse:h-9",
  medium: "h-8 gap-2 px-3 pointer-coarse:h-10",
  large: "h-10 gap-2 px-4 text-reading",
  icon: "size-8 shrink-0 pointer-coarse:size-10",
};

/** How a button looks; also for a link that stands where a button would. */
export function buttonClass(look: ButtonLook = "secondary", size: ButtonSize = "medium", className?: string): string {
  return clsx(
    "inline-flex select-none items-center justify-center whitespace-nowrap rounded-control font-medium transition-colors",
    "data-disabled:opacity-50 data-disabled:shadow-none [&_svg]:size-4 [&_svg]:shrink-0",
    looks[look],
    sizes[size],
    className,
  );
}
