export const web = {
  brand: "Cartage",
  nav: { label: "Main", live: "Live", vehicles: "Vehicles", devices: "Devices", skip: "Skip to content" },
} as const;
