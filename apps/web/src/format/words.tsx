import { Badge } from "@cartage/ui/badge";

/** Words of the organisation's own, such as tags and skills. */
export function Words({ words }: { words: readonly string[] }) {
  return words.map((word) => <Badge key={word}>{word}</Badge>);
}
