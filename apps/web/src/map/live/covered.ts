import type { Covered } from "../island/fleet-bounds.ts";

/** As SidePane is drawn: the low sheets of list and detail, as shares of the map's height, and the detail's width. */
const listSheet = 0.38;
const detailSheet = 0.46;
const detailPx = 336;

/** What the panels cover of the map: the sheet on a phone, the detail where it stands beside the list. */
export function coveredPx(isDetailOpen: boolean): Covered {
  const height = document.querySelector(".maplibregl-map")?.clientHeight ?? 0;
  if (matchMedia("(max-width: 767px)").matches)
    return { right: 0, bottom: height * (isDetailOpen ? detailSheet : listSheet) };
  return { right: isDetailOpen && matchMedia("(min-width: 1280px)").matches ? detailPx : 0, bottom: 0 };
}

/** How far from the map's middle the middle of its free part lies, in CSS pixels. */
export const middleOffset = ({ right, bottom }: Covered): [x: number, y: number] => [-right / 2, -bottom / 2];
