import type { Database } from "@cartage/db/client";
import { withConnection } from "@cartage/db/session";
import { SaveRecipientSettings } from "@cartage/domain/recipients/inputs";
import { ORGANISATIONS } from "./organisations.ts";

const told = ["out_for_delivery", "delivered", "failed"] as const;

/** What the demonstration's recipients see and are told, and its public pages; what is there stays. */
export async function seedRecipientSettings(platform: Database, { now }: { now: number }): Promise<void> {
  await withConnection(platform, async ({ sql }) => {
    for (const [at, { id, name }] of ORGANISATIONS.entries()) {
      const { slug, isPublic, ...settings } = SaveRecipientSettings.parse({
        slug: name.toLowerCase().replaceAll(" ", "-"),
        isPublic: true,
        showsSender: true,
        byMail: told,
        bySms: told,
        windows: [
          { from: "08:00", until: "12:00" },
          { from: "13:00", until: "17:00" },
          { from: "17:00", until: "21:00" },
        ],
        about: about[at],
      });
      await sql`
        insert into recipient_settings (organisation_id, slug, is_public, settings, changed_at)
        values (${id}, ${slug}, ${isPublic}, ${JSON.stringify(settings)}::text::jsonb, ${new Date(now).toISOString()})
        on conflict do nothing`;
      await sql`
        update organisations
           set contact_email = coalesce(contact_email, ${`hello@${at === 0 ? "north" : "south"}.example`}),
               contact_phone = coalesce(contact_phone, ${`0243 800 20${at}`})
         where id = ${id}`;
    }
  });
}

const about = [
  "Chở hàng giữa Hà Nội, Hải Phòng và các tỉnh phía bắc, mỗi ngày. / Freight between Hà Nội, Hải Phòng and the north, every day.",
  "Chở hàng từ TP. Hồ Chí Minh đến miền Tây và Nam Trung Bộ. / Freight from Hồ Chí Minh City to the south and the coast.",
];
