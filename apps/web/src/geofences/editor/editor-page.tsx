"use client";

import type { FenceShape } from "@cartage/domain/geofences/inputs";
import { Button } from "@cartage/ui/button";
import { buttonClass } from "@cartage/ui/button-class";
import { Field, FieldInput, FieldText } from "@cartage/ui/field";
import { Form } from "@cartage/ui/form";
import { Notice } from "@cartage/ui/notice";
import { PageHeader } from "@cartage/ui/page-header";
import { toast } from "@cartage/ui/toast";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { HistoryIcon } from "lucide-react";
import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { FormFailure } from "../../list/form-failure.tsx";
import type { Drawing } from "../../map/fences/drawing.ts";
import type { Drawn } from "../../map/fences/sketch.ts";
import type { StreetStyles } from "../../map/sources.ts";
import { BackLink } from "../../shell/back-link.tsx";
import { Link } from "../../shell/link.tsx";
import { useUnits } from "../../shell/me-context.tsx";
import { useTRPC } from "../../trpc/client.tsx";
import { failureOf } from "../../trpc/failure.ts";
import type { Outputs } from "../../trpc/router.ts";
import { plainColour } from "../colours.ts";
import { ColourChoice } from "./colour-choice.tsx";
import { drawableShape, emptyShape, givenShape, type ShapeDraft, shapeDraftOf } from "./draft.ts";
import { DrawMap, draftId } from "./draw-map.tsx";
import { placeErrors } from "./place-errors.ts";
import { writePlaces } from "./places-text.ts";
import { emptyRules, givenRules, rulesDraftOf } from "./rules-draft.ts";
import { RulesFields } from "./rules-fields.tsx";
import { ShapeFields } from "./shape-fields.tsx";
import { wrongLines } from "./wrong-lines.ts";

type Values = { name: string; note: string };
type EditorPageProps = { geofence?: Outputs["geofences"]["get"]; streets: StreetStyles };

/** Draws a geofence, or changes one: the map and the form say the same. */
export function EditorPage({ geofence, streets }: EditorPageProps) {
  const t = useTranslations("web.geofences");
  const tCommon = useTranslations("web.common");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const router = useRouter();
  const units = useUnits();
  const [shape, setShape] = useState(() => (geofence ? shapeDraftOf(geofence.definition.shape) : emptyShape));
  const [rules, setRules] = useState(() => (geofence ? rulesDraftOf(geofence.definition, units) : emptyRules));
  const [colour, setColour] = useState(geofence?.colour ?? plainColour);
  const [drawing, setDrawing] = useState<Drawing>(null);
  const [holeOf, setHoleOf] = useState<number | null>(null);
  const [ring, setRing] = useState(0);
  const [isReady, setReady] = useState(false);
  const [ownErrors, setOwnErrors] = useState<Record<string, string>>({});
  const drawable = useMemo(() => drawableShape(shape), [shape]);
  const known = useQuery(trpc.geofences.shapes.queryOptions({}, { staleTime: 60_000 })).data;
  const others = useMemo(() => (known ?? []).filter(({ id }) => id !== geofence?.id), [known, geofence?.id]);
  const create = useMutation(trpc.geofences.create.mutationOptions());
  const update = useMutation(trpc.geofences.update.mutationOptions());
  const change = geofence ? update : create;
  const refused = useMemo(
    () => placeErrors(failureOf(change.error).fields, (point, sentence) => t("editor.atPoint", { point, sentence })),
    [change.error, t],
  );
  const back = geofence ? `/geofences/${geofence.id}` : "/geofences";

  const put = (next: ShapeDraft) => {
    setOwnErrors({});
    setShape(next);
  };
  const draw = (next: Drawing, part: number | null = null) => {
    setHoleOf(part);
    setDrawing(next);
  };
  const onDrawn = (drawn: Drawn) => {
    setDrawing(null);
    put(withDrawn(shape, drawn, holeOf));
  };
  const submit = async ({ name, note }: Values) => {
    const wrong = wrongLines(shape, (line) => t("editor.wrongLine", { line }));
    setOwnErrors(wrong);
    if (Object.keys(wrong).length > 0) return;
    const definition = { shape: givenShape(shape), ...givenRules(rules, units, geofence?.definition) };
    const given = { name, note, colour, definition };
    const { geofenceId } = geofence
      ? await update.mutateAsync({ geofenceId: geofence.id, ...given })
      : await create.mutateAsync(given);
    await cache.invalidateQueries({ queryKey: trpc.geofences.pathKey() });
    toast(t(geofence ? "changed" : "added", { name }));
    router.push(`/geofences/${geofenceId}` as Route);
  };

  return (
    <div className="flex h-full max-lg:flex-col max-lg:overflow-y-auto">
      <div className="relative min-w-0 max-lg:h-[52vh] max-lg:shrink-0 lg:flex-1">
        <DrawMap
          streets={streets}
          shape={drawable}
          colour={colour}
          others={others}
          drawing={drawing}
          ring={ring}
          fitTo={geofence ? draftId : null}
          onDrawn={onDrawn}
          onMoved={(moved: FenceShape) => put(shapeDraftOf(moved, shape))}
          onCancel={() => setDrawing(null)}
          onReady={() => setReady(true)}
        />
      </div>
      <aside className="flex shrink-0 flex-col border-line lg:w-104 lg:border-l max-lg:border-t">
        <PageHeader
          back={<BackLink href={back as Route}>{geofence ? geofence.name : t("title")}</BackLink>}
          title={t(geofence ? "editor.editTitle" : "editor.addTitle")}
        />
        <Form<Values>
          errors={Object.keys(ownErrors).length > 0 ? ownErrors : refused}
          onSubmit={submit}
          className="flex min-h-0 flex-1 flex-col"
        >
          <div className="grid min-h-0 flex-1 content-start gap-5 px-4 pb-6 sm:px-6 lg:overflow-y-auto">
            {geofence && (
              <Notice tone="accent" icon={<HistoryIcon />}>
                {t("editor.versions")}
              </Notice>
            )}
            <Field name="name" label={t("editor.name")} missing={t("editor.nameMissing")}>
              <FieldInput required defaultValue={geofence?.name} autoComplete="off" />
            </Field>
            <ShapeFields
              draft={shape}
              onDraft={put}
              drawing={drawing}
              onDraw={draw}
              onRing={setRing}
              isReady={isReady}
            />
            <ColourChoice value={colour} onChange={setColour} />
            <hr className="border-line" />
            <RulesFields draft={rules} onDraft={setRules} errors={refused} />
            <Field name="note" label={t("editor.note")} optionalMark={tCommon("optional")}>
              <FieldText rows={2} defaultValue={geofence?.note ?? ""} />
            </Field>
            <FormFailure error={change.error} />
          </div>
          <div className="sticky bottom-0 flex justify-end gap-2 border-line border-t bg-surface px-4 py-3 sm:px-6">
            <Link href={back as Route} className={buttonClass()}>
              {tCommon("cancel")}
            </Link>
            <Button type="submit" look="primary" isBusy={change.isPending}>
              {t(geofence ? "editor.save" : "editor.add")}
            </Button>
          </div>
        </Form>
      </aside>
    </div>
  );
}

/** The draft with what the hand drew: a ring is a hole of the part for which it was asked, else the whole outline anew. */
function withDrawn(draft: ShapeDraft, drawn: Drawn, holeOf: number | null): ShapeDraft {
  if (drawn.kind === "circle") return shapeDraftOf(drawn, draft);
  if (drawn.kind === "line") return { ...draft, line: writePlaces(drawn.line) };
  const ring = writePlaces(drawn.ring);
  if (holeOf === null) return { ...draft, parts: [[ring]] };
  return {
    ...draft,
    parts: draft.parts.map((rings, part) => (part === holeOf ? [...rings.filter(Boolean), ring] : rings)),
  };
}
