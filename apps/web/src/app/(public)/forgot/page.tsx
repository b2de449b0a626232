import { getTranslations } from "next-intl/server";
import { ForgotForm } from "../../../sign-in/forgot-form.tsx";

export const generateMetadata = async () => ({ title: (await getTranslations("web.forgot"))("title") });

export default function ForgotPage() {
  return <ForgotForm />;
}
