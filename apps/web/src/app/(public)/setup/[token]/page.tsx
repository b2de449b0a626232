import { getTranslations } from "next-intl/server";
import { SetupForm } from "../../../../sign-in/setup-form.tsx";

export const generateMetadata = async () => ({
  title: (await getTranslations("web.setup"))("title"),
  referrer: "no-referrer" as const,
});

export default async function SetupPage({ params }: PageProps<"/setup/[token]">) {
  return <SetupForm token={(await params).token} />;
}
