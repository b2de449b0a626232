import {
  BellRingIcon,
  CalendarRangeIcon,
  ContactIcon,
  HexagonIcon,
  IdCardIcon,
  MapIcon,
  MessageCircleQuestionIcon,
  PackageIcon,
  RadioTowerIcon,
  RouteIcon,
  SettingsIcon,
  TriangleAlertIcon,
  TruckIcon,
  WarehouseIcon,
} from "lucide-react";

/** The customer section's pages, as navigation and palette list them. */
export const sections = [
  { key: "live", href: "/live", icon: MapIcon, needs: "tracking.view" },
  { key: "orders", href: "/orders", icon: PackageIcon, needs: "orders.view" },
  { key: "routes", href: "/routes", icon: CalendarRangeIcon, needs: "routes.view" },
  { key: "alerts", href: "/alerts", icon: BellRingIcon, needs: "tracking.view" },
  { key: "incidents", href: "/incidents", icon: TriangleAlertIcon, needs: "incidents.view" },
  { key: "history", href: "/history", icon: RouteIcon, needs: "tracking.view" },
  { key: "geofences", href: "/geofences", icon: HexagonIcon, needs: "tracking.view" },
  { key: "customers", href: "/customers", icon: ContactIcon, needs: "orders.view" },
  { key: "vehicles", href: "/vehicles", icon: TruckIcon, needs: "vehicles.view" },
  { key: "hubs", href: "/hubs", icon: WarehouseIcon, needs: "hubs.view" },
  { key: "drivers", href: "/drivers", icon: IdCardIcon, needs: "drivers.view" },
  { key: "devices", href: "/devices", icon: RadioTowerIcon, needs: "devices.view" },
  { key: "requests", href: "/requests", icon: MessageCircleQuestionIcon, needs: "requests.ask" },
  { key: "settings", href: "/settings", icon: SettingsIcon, needs: "vehicles.edit" },
] as const;
