import { StateMark, type VehicleMark } from "@cartage/ui/state-mark";
import { useTranslations } from "next-intl";

const drawn: { name: string; state: VehicleMark; speedKmh?: number }[] = [
  { name: "29C-102.47", state: "moving", speedKmh: 62 },
  { name: "15H-083.10", state: "moving", speedKmh: 48 },
  { name: "34C-220.95", state: "idling" },
  { name: "18C-071.33", state: "parked" },
  { name: "29H-411.08", state: "silent" },
];

/** The list that belongs to the drawn map. */
export function DrawnList() {
  const t = useTranslations("web");
  return (
    <div aria-hidden="true" className="w-60 overflow-hidden rounded-panel bg-raised shadow-popup">
      <p className="flex items-baseline justify-between border-line border-b px-3 py-2 font-medium">
        {t("landing.fleet")}
        <span className="font-normal text-caption text-ink-faint">{drawn.length}</span>
      </p>
      <ul className="p-1">
        {drawn.map(({ name, state, speedKmh }) => (
          <li key={name} className="flex h-7 items-center gap-2.5 px-2">
            <StateMark state={state} />
            <span className="font-medium">{name}</span>
            <span className="ml-auto text-caption text-ink-muted">
              {speedKmh === undefined ? t(`states.${state}`) : t("units.speed", { value: speedKmh })}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
