import type {
  webEmail as englishEmail,
  webStepUp as englishStepUp,
  webSuspended as englishSuspended,
  webVerify as englishVerify,
} from "../en/web-account.ts";
import type { Translation } from "../translation.ts";

export const webEmail = {
  title: "Địa chỉ email",
  lead: "Bạn đăng nhập bằng {email}; thư về tài khoản được gửi đến đó.",
  verified: "Đã xác nhận",
  unverified: "Chưa xác nhận",
  ask: "Chưa ai xác nhận rằng thư gửi đến {email} tới được bạn. Nếu quên mật khẩu, bạn sẽ không chọn lại được.",
  sendLink: "Gửi liên kết",
  linkSent: "Liên kết đang được gửi đến {email}. Liên kết dùng được một giờ.",
  next: "Địa chỉ mới",
  nextMissing: "Hãy nhập địa chỉ mới.",
  password: "Mật khẩu của bạn",
  passwordMissing: "Hãy nhập mật khẩu.",
  submit: "Đổi địa chỉ",
  changeSent:
    "Liên kết đang được gửi đến {email}. Địa chỉ chỉ đổi khi bạn mở liên kết; liên kết dùng được một giờ. Địa chỉ hiện tại sẽ nhận được thông báo.",
} satisfies Translation<typeof englishEmail>;

export const webVerify = {
  title: "Xác nhận địa chỉ",
  verifyLead: "Hãy xác nhận rằng thư gửi đến {email} tới được bạn.",
  changeLead: "Từ đó bạn đăng nhập bằng {email}.",
  submit: "Xác nhận",
  verified: "Đã xác nhận {email}.",
  changed: "Từ nay bạn đăng nhập bằng {email}.",
  again: "Đến trang tài khoản",
} satisfies Translation<typeof englishVerify>;

export const webStepUp = {
  title: "Xác nhận yếu tố thứ hai",
  lead: "Bạn đang đăng nhập với {email}. Trước khi tiếp tục, hãy xác nhận đó là bạn.",
  signOut: "Đăng xuất",
} satisfies Translation<typeof englishStepUp>;

export const webSuspended = {
  title: "{organisation} đang bị tạm ngưng",
  lead: "Trong thời gian này không ai trong tổ chức dùng được Cartage. Không có dữ liệu nào bị xóa.",
  askOwner: "Hãy hỏi chủ sở hữu tổ chức của bạn, {owner}:",
  askPlatform: "Hoặc hỏi bên vận hành nền tảng:",
  askPlatformOnly: "Hãy hỏi bên vận hành nền tảng:",
  askSomebody: "Hãy hỏi bên vận hành nền tảng vì sao và làm thế nào để tiếp tục.",
  others: "Tiếp tục ở tổ chức khác",
  otherAccount: "Dùng tài khoản khác",
} satisfies Translation<typeof englishSuspended>;
