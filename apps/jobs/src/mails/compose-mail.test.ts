import { expect, test } from "vitest";
import { composeMail } from "./compose-mail.ts";

const mail = (locale: string) => ({
  id: "1",
  recipient: "lan@example.com",
  locale,
  content: {
    kind: "invitation" as const,
    organisation: "Hải & <b>Sons</b>",
    inviter: "An",
    role: "dispatcher" as const,
    path: "/invite/token",
  },
});

test("a mail names its link as text and as a page, in the reader's language", () => {
  const english = composeMail(mail("en"), "https://cartage.example/");
  expect(english.subject).toBe("An invites you to Hải & <b>Sons</b>");
  expect(english.text).toContain("as Dispatcher");
  expect(english.text).toContain("https://cartage.example/invite/token");
  expect(english.html).toContain('href="https://cartage.example/invite/token"');
  expect(composeMail(mail("vi"), "https://cartage.example/").subject).toBe("An mời bạn vào Hải & <b>Sons</b>");
});

test("names that people chose cannot change the page", () => {
  const { html } = composeMail(mail("en"), "https://cartage.example/");
  expect(html).not.toContain("<b>");
  expect(html).toContain("Hải &amp; &lt;b&gt;Sons&lt;/b&gt;");
});

test("a mail about a request says who answered it, and does not pretend that somebody asked for the mail", () => {
  const content = { kind: "request_answered" as const, organisation: "Hải", subject: "Fuel", path: "/requests/1" };
  const from = (by: "organisation" | "platform", locale: string) =>
    composeMail(
      { id: "1", recipient: "lan@example.com", locale, content: { ...content, by } },
      "https://cartage.example/",
    );
  expect(from("organisation", "en").text).toContain("An administrator of Hải answered your request “Fuel”.");
  expect(from("platform", "en").text).toContain("The platform team answered your request “Fuel”.");
  expect(from("platform", "vi").text).toContain("Đội ngũ nền tảng đã trả lời yêu cầu “Fuel” của bạn.");
  expect(from("platform", "en").text).not.toContain("somebody asked");
});
