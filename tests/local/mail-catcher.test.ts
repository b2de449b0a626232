import { startMailCatcher } from "@cartage/local/start-mail-catcher";
import nodemailer from "nodemailer";
import { expect, onTestFinished, test } from "vitest";

async function mailbox() {
  const catcher = await startMailCatcher({ port: 0, kept: 3 });
  const transport = nodemailer.createTransport({
    host: "127.0.0.1",
    port: catcher.port,
    auth: { user: "any", pass: "any" },
  });
  onTestFinished(async () => {
    transport.close();
    await catcher.stop();
  });
  const send = (subject: string) =>
    transport.sendMail({
      from: "cartage@cartage.example",
      to: "someone@north.example",
      subject,
      text: "Xin chào",
      html: "<p>Xin chào</p>",
    });
  return { catcher, send };
}

test("a mail is caught with its parts", async () => {
  const { catcher, send } = await mailbox();
  const waiting = catcher.waitFor((mail) => mail.subject === "Chuyến xe");
  await send("Another");
  await send("Chuyến xe");

  const mail = await waiting;
  expect(mail).toMatchObject({
    subject: "Chuyến xe",
    envelope: { from: "cartage@cartage.example", to: ["someone@north.example"] },
  });
  expect(mail.text?.trim()).toBe("Xin chào");
  expect(mail.html).toContain("<p>Xin chào</p>");
});

test("only the last are kept, and what came already is found", async () => {
  const { catcher, send } = await mailbox();
  for (const subject of ["1", "2", "3", "4"]) await send(subject);
  expect(catcher.messages().map(({ subject }) => subject)).toEqual(["2", "3", "4"]);
  expect((await catcher.waitFor(({ subject }) => subject === "3")).subject).toBe("3");
  await expect(catcher.waitFor(() => false, 10)).rejects.toThrow("no such mail came within 10 ms");
});
