"use client";

import { Field, FieldInput } from "@cartage/ui/field";
import { Select } from "@cartage/ui/select";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useCan } from "../../shell/me-context.tsx";
import { useTRPC } from "../../trpc/client.tsx";
import { wordsOf } from "../words-of.ts";
import type { VehicleDetail } from "./vehicle-detail.ts";

export type CarriesValues = {
  capacityWeightKg: string;
  capacityVolumeM3: string;
  capacityPallets: string;
  skills: string;
  homeHubId: string | null;
};
export type Carries = Pick<
  VehicleDetail,
  "version" | "capacityWeightKg" | "capacityVolumeM3" | "capacityPallets" | "skills" | "homeHub"
>;

/** What a vehicle can carry and do, and where it is based, in its form. */
export function CarriesFields({ carries }: { carries?: Carries | undefined }) {
  const t = useTranslations("web.carries");
  const optionalMark = useTranslations("web.common")("optional");
  const seesHubs = useCan("hubs.view");
  const network = useQuery(useTRPC().routes.network.queryOptions(undefined, { enabled: seesHubs }));
  const number = { type: "number", min: 0, autoComplete: "off" } as const;
  return (
    <>
      <Field name="capacityWeightKg" label={t("weight")} optionalMark={optionalMark}>
        <FieldInput {...number} max={200_000} step={1} defaultValue={carries?.capacityWeightKg ?? ""} />
      </Field>
      <Field name="capacityVolumeM3" label={t("volume")} optionalMark={optionalMark}>
        <FieldInput {...number} max={1_000} step="any" defaultValue={carries?.capacityVolumeM3 ?? ""} />
      </Field>
      <Field name="capacityPallets" label={t("pallets")} optionalMark={optionalMark}>
        <FieldInput {...number} max={500} step={1} defaultValue={carries?.capacityPallets ?? ""} />
      </Field>
      <Field name="homeHubId" label={t("homeHub")}>
        <Select
          defaultValue={carries?.homeHub?.id ?? null}
          choices={[
            { value: null, label: t("noHub") },
            ...(network.data?.hubs ?? (carries?.homeHub ? [carries.homeHub] : [])).map(({ id, name }) => ({
              value: id,
              label: name,
            })),
          ]}
        />
      </Field>
      <Field
        name="skills"
        label={t("skills")}
        hint={t("skillsHint")}
        optionalMark={optionalMark}
        className="sm:col-span-2"
      >
        <FieldInput defaultValue={carries?.skills.join(", ")} autoComplete="off" />
      </Field>
    </>
  );
}

const orNone = (text: string) => (text.trim() === "" ? null : Number(text));

/** What the API is told of it. */
export function carriesInput(values: CarriesValues) {
  return {
    capacityWeightKg: orNone(values.capacityWeightKg),
    capacityVolumeM3: orNone(values.capacityVolumeM3),
    capacityPallets: orNone(values.capacityPallets),
    skills: wordsOf(values.skills),
    homeHubId: values.homeHubId,
  };
}
