"use client";

import { Button } from "@cartage/ui/button";
import { Field, FieldInput } from "@cartage/ui/field";
import { Select } from "@cartage/ui/select";
import { PencilLineIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Kind, ShapeDraft } from "./draft.ts";
import { PlacesField } from "./places-field.tsx";
import { PolygonFields } from "./polygon-fields.tsx";
import type { ShapeFieldsProps } from "./shape-fields-props.ts";

const kinds: Kind[] = ["circle", "polygon", "corridor"];
const drawingOf = { circle: "circle", polygon: "ring", corridor: "line" } as const;
const path = "definition.shape";

/** The kind of a shape, the way to draw it, and all of it as something that can be typed. */
export function ShapeFields(props: ShapeFieldsProps) {
  const { draft, onDraft, drawing, onDraw, isReady } = props;
  const t = useTranslations("web.geofences.editor");
  const tKinds = useTranslations("web.geofences.kinds");
  const change = (given: Partial<ShapeDraft>) => onDraft({ ...draft, ...given });
  return (
    <div className="grid gap-4">
      <div className="flex items-end gap-2">
        <div className="grid flex-1 gap-1.5">
          <span className="font-medium">{t("kind")}</span>
          <Select
            label={t("kind")}
            value={draft.kind}
            onChange={(kind) => {
              onDraw(null);
              change({ kind });
            }}
            choices={kinds.map((value) => ({ value, label: tKinds(value) }))}
          />
        </div>
        <Button
          disabled={!isReady}
          aria-pressed={drawing !== null}
          onClick={() => onDraw(drawing ? null : drawingOf[draft.kind])}
        >
          <PencilLineIcon />
          {t("draw")}
        </Button>
      </div>
      {draft.kind === "circle" && (
        <div className="grid grid-cols-2 gap-3">
          <Field name={`${path}.lat`} missing={t("placeMissing")} label={t("lat")}>
            <FieldInput required inputMode="decimal" value={draft.lat} onValueChange={(lat) => change({ lat })} />
          </Field>
          <Field name={`${path}.lon`} missing={t("placeMissing")} label={t("lon")}>
            <FieldInput required inputMode="decimal" value={draft.lon} onValueChange={(lon) => change({ lon })} />
          </Field>
          <Field name={`${path}.radiusM`} missing={t("placeMissing")} label={t("radius")} className="col-span-2">
            <FieldInput
              required
              inputMode="decimal"
              value={draft.radiusM}
              onValueChange={(radiusM) => change({ radiusM })}
            />
          </Field>
        </div>
      )}
      {draft.kind === "polygon" && <PolygonFields {...props} />}
      {draft.kind === "corridor" && (
        <>
          <PlacesField
            name={`${path}.line`}
            label={t("line")}
            hint={t("placesHint")}
            missing={t("placeMissing")}
            value={draft.line}
            onChange={(line) => change({ line })}
          />
          <Field
            name={`${path}.halfWidthM`}
            missing={t("placeMissing")}
            label={t("halfWidth")}
            hint={t("halfWidthHint")}
          >
            <FieldInput
              required
              inputMode="decimal"
              value={draft.halfWidthM}
              onValueChange={(halfWidthM) => change({ halfWidthM })}
            />
          </Field>
        </>
      )}
    </div>
  );
}
