import type { webSessions as english } from "../en/web-sessions.ts";
import type { Translation } from "../translation.ts";

export const webSessions = {
  title: "Các phiên đăng nhập",
  lead: "Những nơi bạn đang đăng nhập. Hãy kết thúc phiên bạn không nhận ra, rồi đổi mật khẩu.",
  current: "Phiên này",
  browserOn: "{browser} trên {system}",
  phone: "Ứng dụng tài xế",
  unknown: "Thiết bị không rõ",
  since: "đăng nhập",
  lastUsed: "dùng lần cuối",
  end: "Kết thúc",
  endOf: "Kết thúc {device}",
  ended: "Đã đăng xuất {device}.",
  endOthers: "Kết thúc các phiên khác",
  endOthersTitle: "Kết thúc mọi phiên đăng nhập khác?",
  endOthersText:
    "{count, plural, other {# phiên đăng nhập khác sẽ kết thúc}} ngay. Điện thoại bị đăng xuất sẽ ngừng gửi vị trí cho đến khi tài xế đăng nhập lại.",
  othersEnded: "{count, plural, other {Đã kết thúc # phiên đăng nhập.}}",
} satisfies Translation<typeof english>;
