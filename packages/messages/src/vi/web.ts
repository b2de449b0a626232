import type { web as english } from "../en/web.ts";
import type { Translation } from "../translation.ts";
import { webEmail, webStepUp, webSuspended, webVerify } from "./web-account.ts";
import { webAdmin, webBehalf } from "./web-admin.ts";
import { webAlerts, webEscalation, webNotifications, webWebhooks } from "./web-alerts.ts";
import { webAudit } from "./web-audit.ts";
import { webBoard, webOrderWay } from "./web-board.ts";
import { webBusiness } from "./web-business.ts";
import { webDevices } from "./web-devices.ts";
import { webErasures } from "./web-erasures.ts";
import { webFactors } from "./web-factors.ts";
import { webGeofences } from "./web-geofences.ts";
import { webGroups } from "./web-groups.ts";
import { webHealth } from "./web-health.ts";
import { webHistory, webShared } from "./web-history.ts";
import { webIncidents } from "./web-incidents.ts";
import { webInstructions } from "./web-instructions.ts";
import { webKeys } from "./web-keys.ts";
import { webLanding } from "./web-landing.ts";
import { webInvite, webMembers, webPasswords } from "./web-members.ts";
import { webCarries, webDrivers, webHubs, webNetworkImport } from "./web-network.ts";
import { webCustomers, webOrders } from "./web-orders.ts";
import { webOrganisation } from "./web-organisation.ts";
import { webPlans } from "./web-plans.ts";

import { webProgress } from "./web-progress.ts";
import { webProofSettings, webProofs } from "./web-proofs.ts";

import { webRecipients } from "./web-recipients.ts";
import { webRecurring } from "./web-recurring.ts";
import { webReport, webRequests, webSupport } from "./web-requests.ts";
import { webRules } from "./web-rules.ts";
import { webScan } from "./web-scan.ts";
import { webScreening } from "./web-screening.ts";
import { webSessions } from "./web-sessions.ts";
import { webPhone, webSso, webSsoSignIn } from "./web-sso.ts";
import { webVehicles } from "./web-vehicles.ts";
import { webImports, webLetters } from "./web-ways-in.ts";

export const web = {
  brand: "Cartage",
  nav: {
    label: "Chính",
    live: "Trực tiếp",
    orders: "Đơn hàng",
    routes: "Tuyến",
    incidents: "Sự cố",
    customers: "Khách hàng",
    business: "Kinh doanh",
    alerts: "Cảnh báo",
    history: "Lịch sử",
    geofences: "Vùng địa lý",
    scan: "Quét hàng",
    vehicles: "Phương tiện",
    hubs: "Trạm",
    drivers: "Tài xế",
    devices: "Thiết bị",
    requests: "Yêu cầu",
    settings: "Cài đặt",
    more: "Thêm",
    skip: "Đến nội dung chính",
    search: "Tìm hoặc chuyển đến…",
    account: "Tài khoản và tùy chọn",
  },
  account: {
    timeZone: "Giờ hiển thị",
    zoneOfOrganisation: "Theo {zone}, như tổ chức",
    zoneOfDevice: "Theo {zone}, như thiết bị này",
    contact: "Liên hệ {organisation}",
    theme: "Giao diện",
    light: "Sáng",
    dark: "Tối",
    system: "Theo hệ thống",
    language: "Ngôn ngữ",
    en: "English",
    vi: "Tiếng Việt",
    signOut: "Đăng xuất",
    organisation: "Tổ chức",
    platform: "Nền tảng",
  },
  settings: {
    label: "Cài đặt",
    pages: {
      recipients: "Người nhận",
      organisation: "Tổ chức",
      members: "Thành viên",
      sso: "Đăng nhập một lần",
      groups: "Nhóm và thẻ",
      keys: "Khóa API",
      imports: "Nhập lịch sử",
      audit: "Nhật ký kiểm toán",
      plan: "Gói dịch vụ",
      screening: "Sàng lọc vị trí",
      proofs: "Bằng chứng",
      arrivals: "Giờ đến",
      escalation: "Leo thang và trực",
      webhooks: "Webhook",
    },
  },
  caughtMails: {
    title: "Thư của bản trình diễn",
    lead: "Thư được giữ lại ở đây và không đi đâu khác.",
    refresh: "Xem lại",
    to: "Gửi {to}",
    empty: "Chưa có thư",
    emptyText: "Hãy mời ai đó hoặc yêu cầu mật khẩu mới.",
  },
  roles: {
    platform_administrator: "Quản trị nền tảng",
    maintainer: "Bảo trì nền tảng",
    organisation_administrator: "Quản trị viên",
    dispatcher: "Điều phối viên",
    viewer: "Người xem",
    hub_worker: "Nhân viên kho",
    driver: "Tài xế",
  },
  palette: {
    title: "Tìm kiếm và thao tác",
    placeholder: "Phương tiện, biển số, thiết bị, trang hoặc thao tác",
    nothing: "Không có gì mang tên này.",
    pages: "Trang",
    actions: "Thao tác",
    vehicles: "Phương tiện",
    hubs: "Trạm",
    drivers: "Tài xế",
    devices: "Thiết bị",
    orders: "Đơn hàng",
    customers: "Khách hàng",
    addOrder: "Lập đơn hàng",
    addIncident: "Báo sự cố",
    addVehicle: "Thêm phương tiện",
    addGeofence: "Vẽ vùng địa lý",
    addDevice: "Thêm thiết bị",
    writeRule: "Viết quy tắc cảnh báo",
    ask: "Hỏi quản trị viên",
    useLight: "Dùng giao diện sáng",
    useDark: "Dùng giao diện tối",
    useSystem: "Dùng giao diện theo hệ thống",
    switchLanguage: "Switch to English",
    signOut: "Đăng xuất",
  },
  common: {
    cancel: "Hủy",
    close: "Đóng",
    toasts: "Thông báo",
    save: "Lưu",
    retry: "Thử lại",
    copy: "Sao chép",
    copied: "Đã sao chép",
    optional: "không bắt buộc",
    none: "Không có",
    all: "Tất cả",
    noData: "–",
    trace: "Mã truy vết",
    more: "Xem thêm",
    columns: "Chọn cột",
    exportCsv: "Xuất CSV",
    exportJson: "Xuất JSON",
    exported: "Đã xuất {count, plural, other {# dòng}}",
    staleSince: "Dữ liệu tính đến {age}. Không kết nối được máy chủ.",
    unreachable: "Không kết nối được máy chủ. Hãy kiểm tra mạng rồi thử lại.",
    never: "chưa bao giờ",
    now: "vừa xong",
    saved: "Đã lưu",
  },
  states: {
    moving: "Đang chạy",
    idling: "Dừng nổ máy",
    parked: "Đang đỗ",
    silent: "Mất tín hiệu",
    unknown: "Chưa có vị trí",
  },
  types: {
    truck: "Xe tải",
    trailer: "Rơ-moóc",
    van: "Xe van",
    car: "Ô tô",
    motorcycle: "Xe máy",
    bicycle: "Xe đạp",
  },
  units: {
    speed: "{value, number, integer} km/h",
    speedImperial: "{value, number, integer} mph",
    accuracy: "± {value, number, integer} m",
    accuracyImperial: "± {value, number, integer} ft",
    altitude: "{value, number, integer} m",
    odometer: "{value, number, integer} km",
    percent: "{value, number, percent}",
    heading: "{value, number, integer}° {compass}",
  },
  compass: { n: "B", ne: "ĐB", e: "Đ", se: "ĐN", s: "N", sw: "TN", w: "T", nw: "TB" },
  signIn: {
    code: "Mã từ ứng dụng xác thực",
    codeHint: "Hoặc một mã khôi phục.",
    missingCode: "Hãy nhập mã.",
    recoveryCode: "Mã khôi phục",
    recoveryCodeHint: "Một trong những mã bạn đã cất.",
    usePasskey: "Dùng khóa truy cập",
    orCode: "hoặc",
    useCode: "Dùng mã",
    passkeyCancelled: "Chưa dùng được khóa truy cập: đã bị hủy, quá lâu, hoặc khóa không ở thiết bị này.",
    otherAccount: "Dùng tài khoản khác",
    forgot: "Quên mật khẩu?",
    title: "Đăng nhập",
    lead: "Chào mừng bạn trở lại.",
    email: "Email",
    password: "Mật khẩu",
    submit: "Đăng nhập",
    missingEmail: "Hãy nhập địa chỉ email.",
    missingPassword: "Hãy nhập mật khẩu.",
    demoTitle: "Tài khoản trình diễn",
    demoLead: "Bản cài đặt này hiển thị một đội xe mô phỏng. Hãy chọn vai trò.",
  },
  setup: {
    title: "Thiết lập Cartage",
    lead: "Liên kết này chỉ dùng được một lần, để tạo tổ chức đầu tiên và quản trị viên của tổ chức đó.",
    organisation: "Tổ chức",
    organisationHint: "Công ty có phương tiện được theo dõi.",
    name: "Tên của bạn",
    email: "Email",
    password: "Mật khẩu",
    submit: "Tạo và đăng nhập",
    missing: "Hãy điền mục này.",
  },
  notFound: {
    title: "Không có gì ở đây",
    lead: "Địa chỉ không đúng, hoặc dẫn đến nội dung bạn không được xem.",
    home: "Đến bản đồ trực tiếp",
    homeOnPlatform: "Đến danh sách tổ chức",
  },
  noScreens: {
    title: "Chưa có gì để hiển thị",
    lead: "Tài khoản của bạn thuộc về nền tảng. Các màn hình này đang được xây dựng.",
    driver: "Tài xế làm việc bằng ứng dụng điện thoại. Hãy đăng nhập ở đó với cùng email và mật khẩu.",
  },
  failure: {
    title: "Đã xảy ra lỗi ở phía chúng tôi",
    lead: "Lỗi đã được ghi lại. Bạn có thể thử lại; nếu vẫn lỗi, hãy báo mã truy vết dưới đây cho bộ phận hỗ trợ.",
    home: "Về trang đầu",
  },
  landing: webLanding,
  progress: webProgress,
  scan: webScan,
  screening: webScreening,
  sessions: webSessions,
  email: webEmail,
  verify: webVerify,
  stepUp: webStepUp,
  suspended: webSuspended,
  vehicles: webVehicles,
  hubs: webHubs,
  drivers: webDrivers,
  carries: webCarries,
  networkImport: webNetworkImport,
  admin: { ...webAdmin, ...webSupport },
  health: webHealth,
  instructions: webInstructions,
  history: webHistory,
  shared: webShared,
  business: webBusiness,
  orders: webOrders,
<<<<<<< HEAD
=======
  incidents: webIncidents,
  proofs: webProofs,
  proofSettings: webProofSettings,
>>>>>>> proof
  recurring: webRecurring,
  board: webBoard,
  orderWay: webOrderWay,
  proofs: webProofs,
  proofSettings: webProofSettings,
  customers: webCustomers,
  recipients: webRecipients,
  requests: webRequests,
  report: webReport,
  behalf: webBehalf,
  audit: webAudit,
  factors: webFactors,
  organisation: webOrganisation,
  erasures: webErasures,
  geofences: webGeofences,
  groups: webGroups,
  keys: webKeys,
  letters: webLetters,
  imports: webImports,
  sso: webSso,
  ssoSignIn: webSsoSignIn,
  phone: webPhone,
  plan: webPlans,
  alerts: webAlerts,
  rules: webRules,
  notifications: webNotifications,
  escalation: webEscalation,
  webhookEndpoints: webWebhooks,
  members: webMembers,
  invite: webInvite,
  ...webPasswords,
  devices: webDevices,
} satisfies Translation<typeof english>;
