import { useRouter } from "expo-router";
import { MessageScreen } from "../screens/message-screen.tsx";
import { useWords } from "../words/use-words.ts";

/** Every address that is none of the app's. */
export default function NotFoundScreen() {
  const { words } = useWords();
  const router = useRouter();
  return (
    <MessageScreen
      action={words("notFound.back")}
      onAction={() => router.replace("/")}
      title={words("notFound.title")}
    />
  );
}
