/** Colours of the built-in basemap: quiet enough that the only saturated things on the map are vehicles. */
export type BasemapPalette = {
  land: string;
  water: string;
  coast: string;
  river: string;
  border: string;
  borderGlow: string;
  oceanName: string;
  countryName: string;
  cityName: string;
  townName: string;
  cityDot: string;
  halo: string;
};

const light: BasemapPalette = {
  land: "#f6f6f4",
  water: "#dce3ea",
  coast: "#c3ced9",
  river: "#d5dde6",
  border: "#bfc3cc",
  borderGlow: "#eaeaea",
  oceanName: "#93a4b7",
  countryName: "#868c98",
  cityName: "#3c414b",
  townName: "#6a707c",
  cityDot: "#9399a5",
  halo: "#fbfbfa",
};

const dark: BasemapPalette = {
  land: "#191b20",
  water: "#0f1216",
  coast: "#2b3038",
  river: "#11151a",
  border: "#3b414b",
  borderGlow: "#1f2228",
  oceanName: "#46515f",
  countryName: "#737a87",
  cityName: "#c3c8d1",
  townName: "#8b929e",
  cityDot: "#6d7480",
  halo: "#15171b",
};

export const basemapPalettes = { light, dark };
