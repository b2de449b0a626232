import type { Locale, Messages } from "@cartage/messages/catalogues";

declare module "use-intl" {
  interface AppConfig {
    Locale: Locale;
    Messages: Messages;
  }
}
