import { explain } from "../explain.ts";

/** What the constraints on devices mean to whoever fills in the form. */
export const explainDevice = explain({
  devices_outside_id_unique: { code: "device.outside_id_taken", field: "outsideId" },
});
