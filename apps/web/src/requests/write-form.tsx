"use client";

import { Button } from "@cartage/ui/button";
import { Field, FieldText } from "@cartage/ui/field";
import { Form } from "@cartage/ui/form";
import { useState } from "react";
import { FormFailure } from "../list/form-failure.tsx";
import { failureOf } from "../trpc/failure.ts";

type WriteFormProps = {
  labels: { body: string; hint?: string; missing: string; send: string };
  error: unknown;
  isBusy: boolean;
  onSend: (body: string) => Promise<unknown>;
};

/** A field below a thread; what was sent leaves it empty. */
export function WriteForm({ labels, error, isBusy, onSend }: WriteFormProps) {
  const [sent, setSent] = useState(0);
  return (
    <Form<{ body: string }>
      key={sent}
      errors={failureOf(error).fields}
      onSubmit={async ({ body }) => {
        await onSend(body);
        setSent((count) => count + 1);
      }}
      className="mt-5 block"
    >
      <Field name="body" label={labels.body} missing={labels.missing} {...(labels.hint && { hint: labels.hint })}>
        <FieldText required maxLength={4_000} />
      </Field>
      <FormFailure error={error} />
      <div className="mt-3 flex justify-end">
        <Button type="submit" look="primary" isBusy={isBusy}>
          {labels.send}
        </Button>
      </div>
    </Form>
  );
}
