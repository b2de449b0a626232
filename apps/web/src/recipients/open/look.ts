import { palettes } from "@cartage/ui/tokens";

const names = {
  canvas: "canvas",
  surface: "surface",
  sunken: "sunken",
  line: "line",
  lineStrong: "line-strong",
  ink: "ink",
  inkMuted: "ink-muted",
  accent: "accent",
  onAccent: "on-accent",
  accentSoft: "accent-soft",
  accentInk: "accent-ink",
  focus: "focus",
  moving: "moving",
  movingSoft: "moving-soft",
  movingInk: "moving-ink",
  warningSoft: "warning-soft",
  warningInk: "warning-ink",
  criticalSoft: "critical-soft",
  criticalInk: "critical-ink",
} as const satisfies Partial<Record<keyof typeof palettes.light, string>>;

const colours = (palette: (typeof palettes)["dark"]) =>
  Object.entries(names)
    .map(([token, name]) => `--${name}:${palette[token as keyof typeof names]}`)
    .join(";");

/** All that these pages look like, in the page itself: one request paints them. Fonts are those of the device. */
export const look = `
:root{color-scheme:light dark;${colours(palettes.light)}}
@media(prefers-color-scheme:dark){:root{${colours(palettes.dark)}}}
*{box-sizing:border-box}
body{margin:0;background:var(--canvas);color:var(--ink);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;-webkit-text-size-adjust:100%}
header,main,footer{max-width:36rem;margin:0 auto;padding:0 16px}
header{display:flex;align-items:center;gap:12px;min-height:56px}
header b{flex:1;overflow-wrap:anywhere}
h1{font-size:26px;line-height:1.25;margin:8px 0 4px}
h2{font-size:17px;line-height:1.4;margin:0 0 8px}
p{margin:0 0 8px;overflow-wrap:anywhere}
a{color:var(--accent-ink)}
.muted{color:var(--ink-muted)}
.small{font-size:14px}
section,form.card{background:var(--surface);border:1px solid var(--line);border-radius:10px;padding:16px;margin:16px 0}
dl{display:grid;grid-template-columns:auto 1fr;gap:6px 16px;margin:0}
dt{color:var(--ink-muted)}
dd{margin:0;text-align:right;font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
dd.big{font-weight:600}
.mark{display:inline-block;border-radius:999px;padding:2px 10px;font-size:14px;font-weight:600;background:var(--accent-soft);color:var(--accent-ink)}
.mark.delivered,.mark.on_its_way{background:var(--moving-soft);color:var(--moving-ink)}
.mark.failed,.mark.cancelled{background:var(--critical-soft);color:var(--critical-ink)}
.mark.returned{background:var(--warning-soft);color:var(--warning-ink)}
.notice{border-radius:10px;padding:10px 14px;margin:16px 0;background:var(--moving-soft);color:var(--moving-ink)}
.notice.bad{background:var(--critical-soft);color:var(--critical-ink)}
.notice.old{background:var(--warning-soft);color:var(--warning-ink)}
ol{list-style:none;margin:0;padding:0}
ol li{position:relative;display:flex;justify-content:space-between;gap:16px;padding:0 0 12px 22px}
ol li::before{content:"";position:absolute;left:3px;top:9px;width:8px;height:8px;border-radius:9px;background:var(--line-strong)}
ol li:first-child::before{background:var(--moving)}
ol li:not(:last-child)::after{content:"";position:absolute;left:6px;top:19px;bottom:-7px;width:2px;background:var(--line)}
ol time{color:var(--ink-muted);font-size:14px;white-space:nowrap;font-variant-numeric:tabular-nums}
svg{display:block;width:100%;max-width:220px;margin:4px auto 0}
label{display:block;margin:0 0 12px;font-size:14px;color:var(--ink-muted)}
input,textarea,select{display:block;width:100%;margin-top:4px;padding:10px 12px;font:inherit;color:var(--ink);background:var(--surface);border:1px solid var(--line-strong);border-radius:6px;min-height:44px}
.digits{max-width:8rem;letter-spacing:.2em}
.two{display:grid;grid-template-columns:1fr 1fr;gap:0 12px}
button,.button{display:inline-block;min-height:44px;padding:10px 18px;font:inherit;font-weight:600;border:1px solid transparent;border-radius:6px;background:var(--accent);color:var(--on-accent);cursor:pointer;text-decoration:none}
button.plain{background:none;border-color:var(--line-strong);color:var(--ink)}
:focus-visible{outline:2px solid var(--focus);outline-offset:2px}
fieldset{border:0;margin:0 0 12px;padding:0}
legend{font-size:14px;color:var(--ink-muted);padding:0;margin-bottom:4px}
.stars{display:flex;flex-direction:row-reverse;justify-content:flex-end}
.stars input{position:absolute;opacity:0;width:1px;min-height:0;height:1px;margin:0}
.stars label{margin:0;font-size:34px;line-height:44px;width:44px;text-align:center;color:var(--line-strong);cursor:pointer}
.stars input:checked~label,.stars label:hover,.stars label:hover~label{color:var(--accent)}
.stars input:focus-visible+label{outline:2px solid var(--focus);border-radius:6px}
.out{position:absolute;left:-9999px}
footer{padding-bottom:40px}
[hidden]{display:none}
`.replaceAll("\n", "");
