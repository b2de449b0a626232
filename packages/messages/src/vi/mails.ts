/** What mails say. */
export const mails = {
  greeting: "Xin chào,",
  footer: "Cartage gửi thư này vì có người yêu cầu tại {host}. Nếu không phải bạn, bạn không cần làm gì.",
  notice: "Cartage tại {host} gửi thư này vì nội dung liên quan đến điều bạn đã hỏi, đã báo hoặc đang quản trị.",
  request_asked: {
    subject: "{asker} hỏi: {subject}",
    text: "{asker} gửi tới quản trị viên của {organisation}: “{subject}”. Yêu cầu đang chờ trả lời.",
    action: "Đọc và trả lời",
  },
  request_handed_back: {
    subject: "Chuyển lại cho bạn: {subject}",
    text: "Nền tảng đã chuyển yêu cầu “{subject}” lại cho {organisation}, kèm câu trả lời trong phần trao đổi.",
    action: "Đọc và trả lời",
  },
  request_answered: {
    subject: "Đã trả lời: {subject}",
    text: "{by, select, platform {Đội ngũ nền tảng} other {Một quản trị viên của {organisation}}} đã trả lời yêu cầu “{subject}” của bạn.",
    action: "Đọc câu trả lời",
  },
  issue_resolved: {
    subject: "Sự cố bạn báo đã được khắc phục",
    text: "Cảm ơn bạn đã báo lỗi ở {page}. Đội bảo trì đã khắc phục xong.",
    action: "Mở trang đó",
  },
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
