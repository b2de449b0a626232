export interface Refusal {
  code: string;
  /** What its sentence is filled in with, and what helps to go on. */
  about: Record<string, string>;
}

/** A refusal as one text, which is all that next-auth hands on. */
export function encodeRefusal({ code, about }: Refusal): string {
  const said = new URLSearchParams(about).toString();
  return said === "" ? code : `${code}?${said}`;
}

export function decodeRefusal(text: string): Refusal {
  const [code = "", said = ""] = text.split("?", 2);
  return { code, about: Object.fromEntries(new URLSearchParams(said)) };
}
