import type { webOrganisation as english } from "../en/web-organisation.ts";
import type { Translation } from "../translation.ts";

export const webOrganisation = {
  title: "Tổ chức",
  saved: "Đã lưu tổ chức",
  profile: {
    title: "Hồ sơ",
    lead: "Cách tổ chức hiện ra với người của mình.",
    name: "Tên",
    nameMissing: "Tổ chức tên là gì?",
    contactEmail: "Email liên hệ",
    contactPhone: "Điện thoại liên hệ",
    contactHint: "Người của bạn hỏi ai. Hiện trong menu tài khoản của họ, và với tài xế đăng nhập ở đây.",
  },
  logo: {
    title: "Logo",
    hint: "PNG, JPEG hoặc WebP, tối đa 256 KiB và 1.024 điểm ảnh mỗi cạnh.",
    choose: "Chọn ảnh",
    replace: "Chọn ảnh khác",
    remove: "Xóa",
    saved: "Đã lưu logo",
    removed: "Đã xóa logo",
    none: "Chưa có logo",
    shown: "Logo như đang hiển thị",
  },
  region: {
    title: "Đơn vị, ngôn ngữ và giờ",
    lead: "Dành cho những người chưa tự chọn.",
    units: "Đơn vị đo",
    metric: "Hệ mét: km, km/h, m",
    imperial: "Hệ Anh: mi, mph, ft",
    language: "Ngôn ngữ",
    languageHint: "Của màn hình, email và thành viên mới.",
    browserLanguage: "Theo trình duyệt của mỗi người",
    timeZone: "Múi giờ",
    timeZoneHint: "Dùng để ghi giờ và tính lúc bắt đầu mỗi ngày.",
    browserTimeZone: "Theo trình duyệt của mỗi người",
    noZone: "Không có múi giờ nào tên như vậy.",
    clearZone: "Để theo trình duyệt của mỗi người",
  },
  retention: {
    title: "Dữ liệu và quyền riêng tư",
    lead: "Giữ vị trí trong bao lâu, và ai thấy những gì điện thoại tài xế gửi về.",
    days: "Số ngày giữ vị trí",
    daysHint: "Để trống thì giữ lâu như hệ thống này: {limit} ngày.",
    shortenTitle: "Xóa các vị trí cũ hơn?",
    shortenText: "Các vị trí cũ hơn {days} ngày sẽ bị xóa hẳn trong vòng một giờ. Không thể hoàn tác.",
    shortenTyped: "Gõ {name} để xác nhận",
    shorten: "Xóa và lưu",
    phoneHistory: "Lịch sử điện thoại tài xế",
    phoneHistoryHint:
      "Người không phải quản trị viên xem được điện thoại đã ở đâu trong bao lâu trở lại. Vị trí mới nhất vẫn ở trên bản đồ; thiết bị theo dõi không bị ảnh hưởng.",
    allKept: "Chừng nào còn được giữ",
    lastDays: "{days, plural, =0 {Không hiển thị} other {# ngày gần nhất}}",
    showsPhones: "Người xem thấy điện thoại của tài xế",
    showsPhonesHint:
      "Khi tắt, người chỉ được xem sẽ không thấy điện thoại lẫn tên của chúng. Phương tiện vẫn ở trên bản đồ của họ.",
  },
  security: {
    title: "Đăng nhập",
    lead: "Người của bạn chứng minh mình là ai bằng cách nào.",
    requiresSecondFactor: "Mọi người cần yếu tố thứ hai",
    requiresSecondFactorHint:
      "Ai chưa có sẽ phải thiết lập ở trang kế tiếp trước khi tiếp tục. Điện thoại tài xế vẫn đăng nhập.",
  },
} satisfies Translation<typeof english>;
