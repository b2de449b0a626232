import sax from "sax";
import { UnreadableRecording } from "./recording.ts";

/** What a reader of one XML format is told, in the file's order. Names come without their prefixes. */
export interface XmlListener {
  /** `line` is where the element begins, from 1. */
  open(name: string, attributes: Readonly<Record<string, string>>, line: number): void;
  /** `text` is what stood directly in the element, trimmed. */
  close(name: string, text: string): void;
}

const CHUNK_CHARACTERS = 65_536;

/**
 * Walks through XML without keeping it: a tree of 50 MB takes gigabytes.
 * @throws UnreadableRecording where it is not well-formed, with line and column
 */
export function readXml(xml: string, listener: XmlListener): void {
  const texts: string[] = [];
  const walker = sax.parser(true, { position: true });
  walker.onopentag = (tag) => {
    texts.push("");
    listener.open(
      localName(tag.name),
      tag.attributes as sax.QualifiedTag["attributes"] & Record<string, string>,
      walker.line + 1,
    );
  };
  walker.ontext = walker.oncdata = (text) => {
    const last = texts.length - 1;
    if (last >= 0) texts[last] += text;
  };
  walker.onclosetag = (name) => listener.close(localName(name), (texts.pop() ?? "").trim());
  walker.onerror = (error) => {
    // its message goes on with lines of its own
    const [what = "not well-formed"] = error.message.split("\n");
    const place = { line: walker.line + 1, column: walker.column };
    throw new UnreadableRecording(
      "broken_xml",
      `This looks like XML, but is not well-formed: line ${place.line}, column ${place.column}: ${what}.`,
      { place, found: what },
    );
  };
  for (let at = 0; at < xml.length; at += CHUNK_CHARACTERS) walker.write(xml.slice(at, at + CHUNK_CHARACTERS));
  walker.close();
}

function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}
