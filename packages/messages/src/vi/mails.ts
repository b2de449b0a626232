/** What mails say. */
export const mails = {
  greeting: "Xin chào,",
  footer: "Cartage gửi thư này vì có người yêu cầu tại {host}. Nếu không phải bạn, bạn không cần làm gì.",
  invitation: {
    subject: "{inviter} mời bạn vào {organisation}",
    text: "{inviter} mời bạn làm việc tại {organisation} với vai trò {role}. Liên kết dùng được một tuần và chỉ một lần.",
    action: "Chấp nhận lời mời",
  },
  password_reset: {
    subject: "Chọn mật khẩu mới",
    text: "Có người, mong là bạn, đã yêu cầu mật khẩu mới. Liên kết dùng được một giờ và chỉ một lần. Mật khẩu hiện tại giữ nguyên cho đến lúc đó.",
    action: "Chọn mật khẩu mới",
  },
  password_changed: {
    subject: "Mật khẩu của bạn đã được đổi",
    text: "Mật khẩu tài khoản của bạn vừa được đổi và các phiên khác đã kết thúc. Nếu không phải bạn, hãy chọn mật khẩu mới ngay.",
    action: "Chọn mật khẩu mới",
  },
} as const;
