/**
 * Zones that browsers of Chromium's kind list by the name they had, because ICU never renames one: by the name of today.
 * Source: the `_iana` attributes of CLDR's timezone.json.
 */
const todayOf: Record<string, string> = {
  "Africa/Asmera": "Africa/Asmara",
  "America/Buenos_Aires": "America/Argentina/Buenos_Aires",
  "America/Catamarca": "America/Argentina/Catamarca",
  "America/Coral_Harbour": "America/Atikokan",
  "America/Cordoba": "America/Argentina/Cordoba",
  "America/Godthab": "America/Nuuk",
  "America/Indianapolis": "America/Indiana/Indianapolis",
  "America/Jujuy": "America/Argentina/Jujuy",
  "America/Louisville": "America/Kentucky/Louisville",
  "America/Mendoza": "America/Argentina/Mendoza",
  "Asia/Calcutta": "Asia/Kolkata",
  "Asia/Katmandu": "Asia/Kathmandu",
  "Asia/Rangoon": "Asia/Yangon",
  "Asia/Saigon": "Asia/Ho_Chi_Minh",
  "Atlantic/Faeroe": "Atlantic/Faroe",
  "Europe/Kiev": "Europe/Kyiv",
  "Pacific/Enderbury": "Pacific/Kanton",
  "Pacific/Ponape": "Pacific/Pohnpei",
  "Pacific/Truk": "Pacific/Chuuk",
};

/** The name that a zone has today. */
export const zoneToday = (zone: string): string => todayOf[zone] ?? zone;

/** A zone as people read it. */
export const readableZone = (zone: string): string => zoneToday(zone).replaceAll("_", " ");

/** Zones of this browser that have a text in the name of today or the one before, by the name of today. */
export function zonesLike(text: string): string[] {
  const wanted = text.trim().toLowerCase().replaceAll(" ", "_");
  const found = Intl.supportedValuesOf("timeZone").filter((zone) =>
    [zone, zoneToday(zone)].some((name) => name.toLowerCase().includes(wanted)),
  );
  return [...new Set(found.map(zoneToday))].sort();
}
