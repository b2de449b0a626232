"use client";

import { Button } from "@cartage/ui/button";
import { PlusIcon, ScissorsIcon, XIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { PlacesField } from "./places-field.tsx";
import type { ShapeFieldsProps } from "./shape-fields-props.ts";

/** The outline and the holes of each part of a polygon. */
export function PolygonFields({ draft, onDraft, onDraw, onRing, isReady }: ShapeFieldsProps) {
  const t = useTranslations("web.geofences.editor");
  const { parts } = draft;
  const put = (changed: string[][]) => onDraft({ ...draft, parts: changed.length > 0 ? changed : [[""]] });
  const write = (part: number, ring: number, text: string) =>
    put(parts.map((rings, p) => (p === part ? rings.map((known, r) => (r === ring ? text : known)) : rings)));
  const remove = (part: number, ring: number) => {
    // a part without its outline is none
    const left = parts.map((rings, p) => (p === part ? (ring === 0 ? [] : rings.toSpliced(ring, 1)) : rings));
    put(left.filter((rings) => rings.length > 0));
  };
  let index = -1;
  return (
    <div className="grid gap-4">
      {parts.map((rings, part) => (
        <fieldset key={part} className="grid gap-3">
          <legend className={parts.length > 1 ? "mb-2 text-caption text-ink-muted" : "sr-only"}>
            {t("part", { part: part + 1 })}
          </legend>
          {rings.map((text, ring) => {
            index += 1;
            const at = index;
            const label = ring === 0 ? t("outline") : t("hole", { hole: ring });
            return (
              <div key={ring} className="relative">
                <PlacesField
                  name={`definition.shape.parts.${part}.${ring}`}
                  label={label}
                  {...(at === 0 && { hint: t("placesHint") })}
                  {...(ring === 0 && { missing: t("placeMissing") })}
                  value={text}
                  onChange={(next) => write(part, ring, next)}
                  onFocus={() => onRing(at)}
                />
                {(ring > 0 || parts.length > 1) && (
                  <Button
                    look="quiet"
                    size="small"
                    className="-top-1 absolute right-0"
                    aria-label={t("removeRing", { ring: label })}
                    onClick={() => remove(part, ring)}
                  >
                    <XIcon />
                  </Button>
                )}
              </div>
            );
          })}
          <div className="flex flex-wrap gap-2">
            <Button size="small" disabled={!isReady} onClick={() => onDraw("ring", part)}>
              <ScissorsIcon />
              {t("cutHole")}
            </Button>
            <Button
              size="small"
              look="quiet"
              onClick={() => put(parts.map((known, p) => (p === part ? [...known, ""] : known)))}
            >
              <PlusIcon />
              {t("typeHole")}
            </Button>
          </div>
        </fieldset>
      ))}
    </div>
  );
}
