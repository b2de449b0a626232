"use client";

import { Menu as BaseMenu } from "@base-ui/react/menu";
import clsx from "clsx";
import { CheckIcon } from "lucide-react";
import type { ComponentProps, ComponentType, ReactElement, ReactNode } from "react";
import type { LinkProps } from "./nav-item.ts";
import { popupClass, popupItemClass } from "./popup-class.ts";

type MenuProps = {
  trigger: ReactElement;
  side?: "top" | "bottom" | "right";
  align?: "start" | "end";
  children: ReactNode;
};

/** A list of actions behind a button. */
export function Menu({ trigger, side = "bottom", align = "start", children }: MenuProps) {
  return (
    <BaseMenu.Root>
      <BaseMenu.Trigger render={trigger} />
      <BaseMenu.Portal>
        <BaseMenu.Positioner side={side} align={align} sideOffset={6} className="z-50 outline-none">
          <BaseMenu.Popup className={clsx(popupClass, "min-w-44")}>{children}</BaseMenu.Popup>
        </BaseMenu.Positioner>
      </BaseMenu.Portal>
    </BaseMenu.Root>
  );
}

type MenuItemProps = { icon?: ReactNode; onSelect: () => void; isDangerous?: boolean; children: ReactNode };

export function MenuItem({ icon, onSelect, isDangerous = false, children }: MenuItemProps) {
  return (
    <BaseMenu.Item
      onClick={onSelect}
      className={clsx(popupItemClass, "[&_svg]:size-4", isDangerous ? "text-critical-ink" : "[&_svg]:text-ink-faint")}
    >
      {icon}
      {children}
    </BaseMenu.Item>
  );
}

/** A way to another page. */
export function MenuLink({
  link: Link,
  href,
  icon,
  isCurrent,
  children,
}: {
  link: ComponentType<LinkProps>;
  href: string;
  icon: ReactNode;
  isCurrent: boolean;
  children: ReactNode;
}) {
  return (
    <BaseMenu.Item
      render={
        <Link href={href} {...(isCurrent && { "aria-current": "page" })}>
          {null}
        </Link>
      }
      className={clsx(popupItemClass, "[&_svg]:size-4", isCurrent ? "[&_svg]:text-accent" : "[&_svg]:text-ink-faint")}
    >
      {icon}
      {children}
    </BaseMenu.Item>
  );
}

/** A named group of which one is chosen. */
export function MenuChoice<Value extends string>({
  label,
  choices,
  value,
  onChange,
}: {
  label: string;
  choices: readonly { value: Value; label: string; icon?: ReactNode }[];
  value: Value;
  onChange: (value: Value) => void;
}) {
  return (
    <BaseMenu.RadioGroup value={value} onValueChange={onChange} aria-label={label}>
      <BaseMenu.GroupLabel className="px-2 pt-1.5 pb-1 text-caption text-ink-faint">{label}</BaseMenu.GroupLabel>
      {choices.map((choice) => (
        <BaseMenu.RadioItem
          key={choice.value}
          value={choice.value}
          closeOnClick
          className={clsx(popupItemClass, "[&_svg]:size-4")}
        >
          <span className="size-4 text-ink-faint">{choice.icon}</span>
          <span className="flex-1">{choice.label}</span>
          <BaseMenu.RadioItemIndicator>
            <CheckIcon className="text-accent" />
          </BaseMenu.RadioItemIndicator>
        </BaseMenu.RadioItem>
      ))}
    </BaseMenu.RadioGroup>
  );
}

/** A line that is on or off; the menu stays open so that several can be changed. */
export function MenuToggle({
  isOn,
  onChange,
  children,
}: {
  isOn: boolean;
  onChange: (isOn: boolean) => void;
  children: ReactNode;
}) {
  return (
    <BaseMenu.CheckboxItem checked={isOn} onCheckedChange={onChange} className={popupItemClass}>
      <span className="flex size-4 items-center justify-center">
        <BaseMenu.CheckboxItemIndicator>
          <CheckIcon className="size-3.5 text-accent" />
        </BaseMenu.CheckboxItemIndicator>
      </span>
      {children}
    </BaseMenu.CheckboxItem>
  );
}

export function MenuSeparator(props: ComponentProps<typeof BaseMenu.Separator>) {
  return <BaseMenu.Separator {...props} className="-mx-1 my-1 h-px bg-line" />;
}
