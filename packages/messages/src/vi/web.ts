import type { web as english } from "../en/web.ts";
import type { Translation } from "../translation.ts";

export const web = {
  brand: "Cartage",
  nav: {
    label: "Chính",
    live: "Trực tiếp",
    vehicles: "Phương tiện",
    devices: "Thiết bị",
    skip: "Đến nội dung chính",
  },
} satisfies Translation<typeof english>;
