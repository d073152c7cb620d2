<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>AboutPanel</name>
    <message>
        <source>Apache License 2.0</source>
        <translation>Apache License 2.0</translation>
    </message>
    <message>
        <source>Lucide，ISC License</source>
        <translation>Lucide, ISC License</translation>
    </message>
    <message>
        <source>Noto Sans SC、Noto Serif SC、霞鹜文楷，SIL Open Font License 1.1</source>
        <translation>Noto Sans SC, Noto Serif SC, LXGW WenKai, SIL Open Font License 1.1</translation>
    </message>
    <message>
        <source>Qt for Python（PySide6），LGPL 3.0</source>
        <translation>Qt for Python (PySide6), LGPL 3.0</translation>
    </message>
    <message>
        <source>SQLCipher 社区版，BSD 许可</source>
        <translation>SQLCipher Community Edition, BSD licence</translation>
    </message>
    <message>
        <source>SQLCipher，从第一个字节起</source>
        <translation>SQLCipher, from the first byte</translation>
    </message>
    <message>
        <source>中心</source>
        <translation>Centre</translation>
    </message>
    <message>
        <source>关于</source>
        <translation>About</translation>
    </message>
    <message>
        <source>加密</source>
        <translation>Encryption</translation>
    </message>
    <message>
        <source>加密数据库</source>
        <translation>Encrypted database</translation>
    </message>
    <message>
        <source>图标</source>
        <translation>Icons</translation>
    </message>
    <message>
        <source>字体</source>
        <translation>Font</translation>
    </message>
    <message>
        <source>快维</source>
        <translation>KuaiWei</translation>
    </message>
    <message>
        <source>打开数据文件夹</source>
        <translation>Open data folder</translation>
    </message>
    <message>
        <source>数据文件夹</source>
        <translation>Data folder</translation>
    </message>
    <message>
        <source>数据结构</source>
        <translation>Data format</translation>
    </message>
    <message>
        <source>本程序不联网，不收集、不上传任何信息。</source>
        <translation>This program never goes online; it collects and uploads nothing.</translation>
    </message>
    <message>
        <source>版本</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>界面框架</source>
        <translation>Interface framework</translation>
    </message>
    <message>
        <source>第 {n} 版</source>
        <translation>Version {n}</translation>
    </message>
    <message>
        <source>联网</source>
        <translation>Network</translation>
    </message>
    <message>
        <source>许可</source>
        <translation>Licence</translation>
    </message>
</context>
<context>
    <name>AccountsPanel</name>
    <message>
        <source>保存账号</source>
        <translation>Save account</translation>
    </message>
    <message>
        <source>修改</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>修改账号</source>
        <translation>Edit account</translation>
    </message>
    <message>
        <source>停用</source>
        <translation>Disable</translation>
    </message>
    <message>
        <source>再输一次 *</source>
        <translation>Repeat *</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>只有管理员可以改动账号；您可以在“安全”中改自己的密码。</source>
        <translation>Only an administrator can change accounts; you can change your own password under &quot;Security&quot;.</translation>
    </message>
    <message>
        <source>启用</source>
        <translation>Enable</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>密码 *</source>
        <translation>Password *</translation>
    </message>
    <message>
        <source>岗位</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>工作交接</source>
        <translation>Hand over work</translation>
    </message>
    <message>
        <source>工作交接…</source>
        <translation>Hand over work…</translation>
    </message>
    <message>
        <source>已交接 {n} 件案件。</source>
        <translation>Cases handed over: {n}.</translation>
    </message>
    <message>
        <source>已修改账号 {name}</source>
        <translation>Account {name} changed</translation>
    </message>
    <message>
        <source>已新增账号 {name}</source>
        <translation>Account {name} added</translation>
    </message>
    <message>
        <source>已重设 {name} 的密码</source>
        <translation>Password of {name} reset</translation>
    </message>
    <message>
        <source>新增账号</source>
        <translation>Add account</translation>
    </message>
    <message>
        <source>至少8位，几个词连起来最好记</source>
        <translation>At least 8 characters; a few words in a row are easiest to remember</translation>
    </message>
    <message>
        <source>请填写账号。</source>
        <translation>Enter an account name.</translation>
    </message>
    <message>
        <source>账号</source>
        <translation>Accounts</translation>
    </message>
    <message>
        <source>账号 *</source>
        <translation>Account *</translation>
    </message>
    <message>
        <source>重设密码</source>
        <translation>Reset password</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>关于快维(&amp;A)</source>
        <translation>&amp;About KuaiWei</translation>
    </message>
    <message>
        <source>刷新(&amp;R)</source>
        <translation>&amp;Refresh</translation>
    </message>
    <message>
        <source>帮助(&amp;H)</source>
        <translation>&amp;Help</translation>
    </message>
    <message>
        <source>撤销删除(&amp;U)</source>
        <translation>&amp;Undo deletion</translation>
    </message>
    <message>
        <source>收起导航(&amp;N)</source>
        <translation>Fold &amp;navigation</translation>
    </message>
    <message>
        <source>放大文字(&amp;L)</source>
        <translation>&amp;Larger text</translation>
    </message>
    <message>
        <source>查找(&amp;F)</source>
        <translation>&amp;Find</translation>
    </message>
    <message>
        <source>缩小文字(&amp;S)</source>
        <translation>&amp;Smaller text</translation>
    </message>
    <message>
        <source>返回(&amp;B)</source>
        <translation>&amp;Back</translation>
    </message>
    <message>
        <source>退出(&amp;X)</source>
        <translation>E&amp;xit</translation>
    </message>
    <message>
        <source>锁定(&amp;K)</source>
        <translation>Loc&amp;k</translation>
    </message>
    <message>
        <source>默认文字大小(&amp;0)</source>
        <translation>Default text size (&amp;0)</translation>
    </message>
</context>
<context>
    <name>AdministratorStep</name>
    <message>
        <source>先建立您自己的账号；同事的账号稍后在“设置”中添加。</source>
        <translation>Make your own account first; add those of your colleagues later under &quot;Settings&quot;.</translation>
    </message>
    <message>
        <source>再输一次 *</source>
        <translation>Repeat *</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>密码 *</source>
        <translation>Password *</translation>
    </message>
    <message>
        <source>管理员</source>
        <translation>Administrator</translation>
    </message>
    <message>
        <source>至少8位，几个词连起来最好记</source>
        <translation>At least 8 characters; a few words in a row are easiest to remember</translation>
    </message>
    <message>
        <source>账号 *</source>
        <translation>Account *</translation>
    </message>
</context>
<context>
    <name>AgendaMenu</name>
    <message>
        <source>为什么是这一天	{key}</source>
        <translation>Why this date	{key}</translation>
    </message>
    <message>
        <source>办理下一步</source>
        <translation>Next step</translation>
    </message>
    <message>
        <source>打开案件	Enter</source>
        <translation>Open case	Enter</translation>
    </message>
</context>
<context>
    <name>AgendaTable</name>
    <message>
        <source>{bucket} {count} 项</source>
        <translation>{bucket} · {count}</translation>
    </message>
</context>
<context>
    <name>AnswerSheet</name>
    <message>
        <source>备注</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>如回执文号、不予立案的理由</source>
        <translation>e.g. receipt no., grounds for not filing</translation>
    </message>
    <message>
        <source>日期 *</source>
        <translation>Date *</translation>
    </message>
    <message>
        <source>登记反馈</source>
        <translation>Record reply</translation>
    </message>
    <message>
        <source>结果</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>请填写日期。</source>
        <translation>Enter the date.</translation>
    </message>
</context>
<context>
    <name>AppearancePanel</name>
    <message>
        <source> 磅</source>
        <translation> pt</translation>
    </message>
    <message>
        <source>Ctrl+= 放大 · Ctrl+- 缩小</source>
        <translation>Ctrl+= larger · Ctrl+- smaller</translation>
    </message>
    <message>
        <source>下次启动时生效</source>
        <translation>Takes effect at the next start</translation>
    </message>
    <message>
        <source>在系统通知区域提醒今天到期和已逾期的案件</source>
        <translation>Remind of cases due today and overdue in the notification area</translation>
    </message>
    <message>
        <source>外观</source>
        <translation>Appearance</translation>
    </message>
    <message>
        <source>字号</source>
        <translation>Text size</translation>
    </message>
    <message>
        <source>字号、行高和间距一起变化，立即生效。</source>
        <translation>Text, rows and spacing change together, at once.</translation>
    </message>
    <message>
        <source>字号，磅</source>
        <translation>Text size in points</translation>
    </message>
    <message>
        <source>打开程序时提醒，当天有到期的每个整点再提醒；几秒后自行消失，不打断办理。</source>
        <translation>At the start, and each hour on days with something due; it goes away after a few seconds and never interrupts.</translation>
    </message>
    <message>
        <source>提醒</source>
        <translation>Reminders</translation>
    </message>
    <message>
        <source>法定用语和案件内容始终为中文。</source>
        <translation>Legal terms and the contents of cases always stay Chinese.</translation>
    </message>
    <message>
        <source>浅色</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>深色</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>粤中知法裁字〔2026〕12号</source>
        <translation>粤中知法裁字〔2026〕12号</translation>
    </message>
    <message>
        <source>语言 / Language</source>
        <translation>Language / 语言</translation>
    </message>
    <message>
        <source>请求人 诉 被请求人 · 外观设计 · 2026-11-23 周一</source>
        <translation>Requester v. respondent · 外观设计 · 2026-11-23 Monday</translation>
    </message>
    <message>
        <source>跟随系统</source>
        <translation>Follow the system</translation>
    </message>
    <message>
        <source>颜色</source>
        <translation>Colours</translation>
    </message>
    <message>
        <source>默认大小</source>
        <translation>Default size</translation>
    </message>
</context>
<context>
    <name>Application</name>
    <message>
        <source>快维</source>
        <translation>KuaiWei</translation>
    </message>
</context>
<context>
    <name>ArchiveActs</name>
    <message>
        <source>已归档：{number}，{n} 页。</source>
        <translation>Archived as {number}; pages: {n}.</translation>
    </message>
</context>
<context>
    <name>ArchivePanel</name>
    <message>
        <source>{n} 卷</source>
        <translation>Volumes: {n}</translation>
    </message>
    <message>
        <source>{year} 年</source>
        <translation>{year}</translation>
    </message>
    <message>
        <source>在已办结案件的“更多”里选“归档”，案卷登记在这里，可按盒号查。</source>
        <translation>Choose &quot;Archive&quot; under &quot;More&quot; of a closed case; its volume is listed here and found by its box.</translation>
    </message>
    <message>
        <source>归档</source>
        <translation>Archive</translation>
    </message>
    <message>
        <source>归档信息和打印…</source>
        <translation>Details and printing…</translation>
    </message>
    <message>
        <source>归档年度</source>
        <translation>Year archived</translation>
    </message>
    <message>
        <source>打开案件</source>
        <translation>Open case</translation>
    </message>
    <message>
        <source>没有归档的案卷</source>
        <translation>No archived volumes</translation>
    </message>
    <message>
        <source>没有选中案卷</source>
        <translation>No volume selected</translation>
    </message>
    <message>
        <source>盒号，列出盒内案卷</source>
        <translation>Box no., lists its volumes</translation>
    </message>
    <message>
        <source>读取归档登记</source>
        <translation>Loading the archive</translation>
    </message>
</context>
<context>
    <name>ArchiveSheet</name>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>保管期限</source>
        <translation>Retention</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>卷内目录</source>
        <translation>Volume index</translation>
    </message>
    <message>
        <source>卷内目录…</source>
        <translation>Index…</translation>
    </message>
    <message>
        <source>卷宗封面…</source>
        <translation>Cover…</translation>
    </message>
    <message>
        <source>卷脊签…</source>
        <translation>Spine label…</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>另外装入的纸质材料</source>
        <translation>Paper originals also filed</translation>
    </message>
    <message>
        <source>填写盒号后可以制作。</source>
        <translation>Can be made once a box no. is entered.</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>备考表…</source>
        <translation>Remarks sheet…</translation>
    </message>
    <message>
        <source>归档</source>
        <translation>Archive</translation>
    </message>
    <message>
        <source>归档后可以制作。</source>
        <translation>Can be made once the case is archived.</translation>
    </message>
    <message>
        <source>档号 *</source>
        <translation>Archive no. *</translation>
    </message>
    <message>
        <source>盒内目录…</source>
        <translation>Box list…</translation>
    </message>
    <message>
        <source>盒号</source>
        <translation>Box no.</translation>
    </message>
</context>
<context>
    <name>BackupPanel</name>
    <message>
        <source>写好后打开核对，通过才算一份备份。</source>
        <translation>Each backup is opened and verified after writing; only then does it count.</translation>
    </message>
    <message>
        <source>备份</source>
        <translation>Backup</translation>
    </message>
    <message>
        <source>备份位置</source>
        <translation>Backup location</translation>
    </message>
    <message>
        <source>备份文件夹</source>
        <translation>Backup folder</translation>
    </message>
    <message>
        <source>已备份并核对通过</source>
        <translation>Backed up and verified</translation>
    </message>
    <message>
        <source>已有备份</source>
        <translation>Existing backups</translation>
    </message>
    <message>
        <source>按“立即备份”做第一份；以后每天退出时自动备份。</source>
        <translation>Press &quot;Back up now&quot; to make the first; after that a backup is made each day on exit.</translation>
    </message>
    <message>
        <source>正在备份</source>
        <translation>Backing up</translation>
    </message>
    <message>
        <source>留空时备份在数据文件夹内。最好放在另一块硬盘或U盘上；备份同样加密。</source>
        <translation>If empty, backups go inside the data folder. Another disk or a USB drive is better; backups are encrypted too.</translation>
    </message>
    <message>
        <source>立即备份</source>
        <translation>Back up now</translation>
    </message>
    <message>
        <source>请填写完整的文件夹路径。</source>
        <translation>Enter the full path of a folder.</translation>
    </message>
    <message>
        <source>还没有备份</source>
        <translation>No backups yet</translation>
    </message>
    <message>
        <source>选择…</source>
        <translation>Browse…</translation>
    </message>
</context>
<context>
    <name>BackupStep</name>
    <message>
        <source>备份位置</source>
        <translation>Backup location</translation>
    </message>
    <message>
        <source>备份文件夹 *</source>
        <translation>Backup folder *</translation>
    </message>
    <message>
        <source>每天退出时自动备份，备份同样加密，写好后会打开核对。最好放在另一块硬盘或U盘上。</source>
        <translation>A backup is made each day on exit, encrypted too, and opened to verify it. Another disk or a USB drive is best.</translation>
    </message>
</context>
<context>
    <name>BrandButton</name>
    <message>
        <source>快维</source>
        <translation>KuaiWei</translation>
    </message>
    <message>
        <source>快维 菜单</source>
        <translation>KuaiWei menu</translation>
    </message>
    <message>
        <source>菜单 F10</source>
        <translation>Menu F10</translation>
    </message>
</context>
<context>
    <name>CalendarActs</name>
    <message>
        <source>历表已改，{n} 件的日期随之变动。</source>
        <translation>Calendar changed; cases with new dates: {n}.</translation>
    </message>
    <message>
        <source>取消排期 {number}</source>
        <translation>Cancel booking {number}</translation>
    </message>
    <message>
        <source>取消的原因：</source>
        <translation>Reason for cancelling:</translation>
    </message>
    <message>
        <source>导入放假安排</source>
        <translation>Import holiday notice</translation>
    </message>
    <message>
        <source>排期</source>
        <translation>Booking</translation>
    </message>
    <message>
        <source>撤销 {day} 的调整</source>
        <translation>Undo the change of {day}</translation>
    </message>
    <message>
        <source>放假安排 (*.toml)</source>
        <translation>Holiday notice (*.toml)</translation>
    </message>
    <message>
        <source>调整 {day}</source>
        <translation>Change {day}</translation>
    </message>
</context>
<context>
    <name>CalendarPage</name>
    <message>
        <source>yyyy年M月</source>
        <translation>MMMM yyyy</translation>
    </message>
    <message>
        <source>{day}届满</source>
        <translation>Ending on {day}</translation>
    </message>
    <message>
        <source>上个月 (PgUp)</source>
        <translation>Previous month (PgUp)</translation>
    </message>
    <message>
        <source>下个月 (PgDn)</source>
        <translation>Next month (PgDn)</translation>
    </message>
    <message>
        <source>今天</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>全中心</source>
        <translation>Whole centre</translation>
    </message>
    <message>
        <source>当日</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>当日与放假安排</source>
        <translation>Day and holidays</translation>
    </message>
    <message>
        <source>我的</source>
        <translation>Mine</translation>
    </message>
    <message>
        <source>排期</source>
        <translation>Book</translation>
    </message>
    <message>
        <source>放假安排</source>
        <translation>Holidays</translation>
    </message>
    <message>
        <source>月历</source>
        <translation>Month</translation>
    </message>
    <message>
        <source>期限日历</source>
        <translation>Deadline calendar</translation>
    </message>
    <message>
        <source>本月届满 ● 法定 {statutory}&#x3000;○ 内部 {internal}&#x3000;▪ 排期 {sittings}</source>
        <translation>Ending this month: ● statutory {statutory}  ○ internal {internal}  ▪ bookings {sittings}</translation>
    </message>
    <message>
        <source>读取当日</source>
        <translation>Loading the day</translation>
    </message>
    <message>
        <source>读取期限日历</source>
        <translation>Loading the deadline calendar</translation>
    </message>
</context>
<context>
    <name>CaseFinder</name>
    <message>
        <source>查到的案件</source>
        <translation>Cases found</translation>
    </message>
    <message>
        <source>查找案件</source>
        <translation>Finding cases</translation>
    </message>
    <message>
        <source>案号、当事人、专利号…</source>
        <translation>Number, party, patent…</translation>
    </message>
    <message>
        <source>没有查到案件，请换个案号或名称。</source>
        <translation>No case found; try another number or name.</translation>
    </message>
</context>
<context>
    <name>CaseListPage</name>
    <message>
        <source>Enter 打开 · Del 移入回收站 · Ctrl+C 复制 · Ctrl+Shift+C 连同表头</source>
        <translation>Enter open · Del recycle bin · Ctrl+C copy · Ctrl+Shift+C copy with headings</translation>
    </message>
    <message>
        <source>{shown} / {total} 件</source>
        <translation>{shown} of {total} cases</translation>
    </message>
    <message>
        <source>&#x3000;选中 {rows} 行</source>
        <translation>  {rows} selected</translation>
    </message>
    <message>
        <source>列</source>
        <translation>Columns</translation>
    </message>
    <message>
        <source>去掉一两项筛选再看，Esc 全部清除。</source>
        <translation>Remove a filter or two and look again; Esc clears all.</translation>
    </message>
    <message>
        <source>援助申请</source>
        <translation>New assistance request</translation>
    </message>
    <message>
        <source>收件</source>
        <translation>New intake</translation>
    </message>
    <message>
        <source>没有在办的案件</source>
        <translation>No cases in hand</translation>
    </message>
    <message>
        <source>没有案件</source>
        <translation>No cases</translation>
    </message>
    <message>
        <source>没有符合条件的案件</source>
        <translation>No matching cases</translation>
    </message>
    <message>
        <source>清除筛选</source>
        <translation>Clear filters</translation>
    </message>
    <message>
        <source>点“{words}”或按 Ctrl+N 登记一件，保存后就列在这里。</source>
        <translation>Press &quot;{words}&quot; or Ctrl+N to register one; it is listed here once saved.</translation>
    </message>
    <message>
        <source>点击去掉这项筛选，Esc 全部去掉</source>
        <translation>Click to remove this filter, Esc to remove all</translation>
    </message>
    <message>
        <source>读取列表</source>
        <translation>Loading the list</translation>
    </message>
    <message>
        <source>调解申请</source>
        <translation>New mediation request</translation>
    </message>
    <message>
        <source>还没有{term}案件</source>
        <translation>No {term} cases yet</translation>
    </message>
    <message>
        <source>这项统计下现在没有案件。</source>
        <translation>There are no cases under this figure now.</translation>
    </message>
    <message>
        <source>预审请求</source>
        <translation>New pre-examination request</translation>
    </message>
</context>
<context>
    <name>CaseMenu</name>
    <message>
        <source>{number} 作废后仍列在编号簿中，不再使用。作废原因：</source>
        <translation>{number} stays listed in the number book when voided and is not used again. Reason:</translation>
    </message>
    <message>
        <source>作废案号</source>
        <translation>Void the case number</translation>
    </message>
    <message>
        <source>作废案号…</source>
        <translation>Void the case number…</translation>
    </message>
    <message>
        <source>关联案件</source>
        <translation>Link a case</translation>
    </message>
    <message>
        <source>取消关联</source>
        <translation>Unlink</translation>
    </message>
    <message>
        <source>同一请求人再录一件</source>
        <translation>Another case of the same requester</translation>
    </message>
    <message>
        <source>已关联 {number}</source>
        <translation>Linked to {number}</translation>
    </message>
    <message>
        <source>已取消与 {number} 的关联</source>
        <translation>Link to {number} removed</translation>
    </message>
    <message>
        <source>归档…</source>
        <translation>Archive…</translation>
    </message>
    <message>
        <source>移入回收站</source>
        <translation>Move to recycle bin</translation>
    </message>
    <message>
        <source>要关联的案号或收件号：</source>
        <translation>Case number or intake number to link:</translation>
    </message>
    <message>
        <source>转换为{term}</source>
        <translation>Convert to {term}</translation>
    </message>
    <message>
        <source>转换办理途径</source>
        <translation>Convert to another procedure</translation>
    </message>
    <message>
        <source>转换后从第一步重新办理，经过全部保留。原因：</source>
        <translation>The case starts again at the first step; its history is kept in full. Reason:</translation>
    </message>
</context>
<context>
    <name>CasePage</name>
    <message>
        <source>其他办理</source>
        <translation>Other moves</translation>
    </message>
    <message>
        <source>按 Esc 返回。</source>
        <translation>Press Esc to go back.</translation>
    </message>
    <message>
        <source>更多</source>
        <translation>More</translation>
    </message>
    <message>
        <source>案卷各栏</source>
        <translation>Parts of the case file</translation>
    </message>
    <message>
        <source>编辑</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
</context>
<context>
    <name>CasePreview</name>
    <message>
        <source>下一步</source>
        <translation>Next step</translation>
    </message>
    <message>
        <source>在左边选一行，这里显示要点和下一步。</source>
        <translation>Select a row on the left to see its key facts and the next step here.</translation>
    </message>
    <message>
        <source>打开案卷 ↵</source>
        <translation>Open case file ↵</translation>
    </message>
    <message>
        <source>更多</source>
        <translation>More</translation>
    </message>
    <message>
        <source>最近</source>
        <translation>Recent</translation>
    </message>
    <message>
        <source>没有选中案件</source>
        <translation>No case selected</translation>
    </message>
</context>
<context>
    <name>CaseSide</name>
    <message>
        <source>最近经过</source>
        <translation>Recent history</translation>
    </message>
    <message>
        <source>要点</source>
        <translation>Key facts</translation>
    </message>
</context>
<context>
    <name>CaseTabs</name>
    <message>
        <source>关联 {n}</source>
        <translation>Links {n}</translation>
    </message>
    <message>
        <source>历史</source>
        <translation>History</translation>
    </message>
    <message>
        <source>基本情况</source>
        <translation>Facts</translation>
    </message>
    <message>
        <source>当事人 {n}</source>
        <translation>Parties {n}</translation>
    </message>
    <message>
        <source>文书</source>
        <translation>Documents</translation>
    </message>
    <message>
        <source>文书 {n}</source>
        <translation>Documents {n}</translation>
    </message>
    <message>
        <source>期限与经过</source>
        <translation>Deadlines</translation>
    </message>
    <message>
        <source>权利</source>
        <translation>Right</translation>
    </message>
    <message>
        <source>证据</source>
        <translation>Evidence</translation>
    </message>
    <message>
        <source>证据 {n}</source>
        <translation>Evidence {n}</translation>
    </message>
    <message>
        <source>调解</source>
        <translation>Mediation</translation>
    </message>
    <message>
        <source>送达 {n}</source>
        <translation>Service {n}</translation>
    </message>
</context>
<context>
    <name>CasesCard</name>
    <message>
        <source>在左边点一个蓝色数字，这里列出它包含的案件。</source>
        <translation>Click a blue figure on the left to list its cases here.</translation>
    </message>
    <message>
        <source>复制清单</source>
        <translation>Copy list</translation>
    </message>
    <message>
        <source>打开列表</source>
        <translation>Open list</translation>
    </message>
    <message>
        <source>没有选中数字</source>
        <translation>No figure selected</translation>
    </message>
    <message>
        <source>这个数字包含的案件</source>
        <translation>Cases behind this figure</translation>
    </message>
</context>
<context>
    <name>CentrePanel</name>
    <message>
        <source>{prefix} 字头 · {year} 年份 · {seq} 顺序号，{seq:04} 补足四位</source>
        <translation>{prefix} prefix · {year} year · {seq} serial number, {seq:04} padded to four digits</translation>
    </message>
    <message>
        <source>一行一个：名称，所在镇街（可空）</source>
        <translation>One per line: name，its town (may be empty)</translation>
    </message>
    <message>
        <source>一行一个：名称，行政区划代码（可空）</source>
        <translation>One per line: name，division code (may be empty)</translation>
    </message>
    <message>
        <source>专业市场</source>
        <translation>Markets</translation>
    </message>
    <message>
        <source>中心</source>
        <translation>Centre</translation>
    </message>
    <message>
        <source>中心全称</source>
        <translation>Full name of the centre</translation>
    </message>
    <message>
        <source>中心资料已保存</source>
        <translation>Centre details saved</translation>
    </message>
    <message>
        <source>产品</source>
        <translation>Products</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>保存中心资料</source>
        <translation>Save centre details</translation>
    </message>
    <message>
        <source>分类、产品与平台</source>
        <translation>Classes, products and platforms</translation>
    </message>
    <message>
        <source>办公地址</source>
        <translation>Office address</translation>
    </message>
    <message>
        <source>印在文书上，可空</source>
        <translation>Printed on documents, may be empty</translation>
    </message>
    <message>
        <source>只有负责人和管理员可以改动中心资料。</source>
        <translation>Only a supervisor or an administrator can change the centre&apos;s details.</translation>
    </message>
    <message>
        <source>各项之间用顿号隔开</source>
        <translation>Separate entries with 、</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>如 2026-1-1，可空</source>
        <translation>e.g. 2026-1-1, may be empty</translation>
    </message>
    <message>
        <source>如 26-05、26-03</source>
        <translation>e.g. 26-05、26-03</translation>
    </message>
    <message>
        <source>委托</source>
        <translation>Delegation</translation>
    </message>
    <message>
        <source>委托书编号</source>
        <translation>Delegation letter no.</translation>
    </message>
    <message>
        <source>委托机关</source>
        <translation>Delegating authority</translation>
    </message>
    <message>
        <source>展会</source>
        <translation>Exhibitions</translation>
    </message>
    <message>
        <source>快速预审的专利类型</source>
        <translation>Patent types for fast-track pre-examination</translation>
    </message>
    <message>
        <source>文书落款机关</source>
        <translation>Authority signing documents</translation>
    </message>
    <message>
        <source>止</source>
        <translation>To</translation>
    </message>
    <message>
        <source>电商平台</source>
        <translation>E-commerce platforms</translation>
    </message>
    <message>
        <source>简称</source>
        <translation>Short name</translation>
    </message>
    <message>
        <source>编号格式</source>
        <translation>Number formats</translation>
    </message>
    <message>
        <source>联系电话</source>
        <translation>Telephone</translation>
    </message>
    <message>
        <source>获准的国际专利分类</source>
        <translation>Approved IPC classes</translation>
    </message>
    <message>
        <source>获准的洛迦诺分类</source>
        <translation>Approved Locarno classes</translation>
    </message>
    <message>
        <source>起</source>
        <translation>From</translation>
    </message>
    <message>
        <source>镇街</source>
        <translation>Towns</translation>
    </message>
    <message>
        <source>镇街与专业市场</source>
        <translation>Towns and markets</translation>
    </message>
</context>
<context>
    <name>CentreStep</name>
    <message>
        <source>中心全称 *</source>
        <translation>Full name of the centre *</translation>
    </message>
    <message>
        <source>其他中心</source>
        <translation>Another centre</translation>
    </message>
    <message>
        <source>如 粤江，待核实</source>
        <translation>e.g. 粤江, to be verified</translation>
    </message>
    <message>
        <source>您的中心</source>
        <translation>Your centre</translation>
    </message>
    <message>
        <source>所在城市 *</source>
        <translation>City *</translation>
    </message>
    <message>
        <source>案号字头 *</source>
        <translation>Case number prefix *</translation>
    </message>
    <message>
        <source>用顿号隔开，可稍后再填</source>
        <translation>Separate with 、; may be filled in later</translation>
    </message>
    <message>
        <source>编号格式、镇街、专业市场和分类随中心设好，以后都可以在“设置”中修改。</source>
        <translation>Number formats, towns, markets and classes come with the centre; all can be changed later under &quot;Settings&quot;.</translation>
    </message>
    <message>
        <source>行业 *</source>
        <translation>Industry *</translation>
    </message>
    <message>
        <source>行政区划代码 *</source>
        <translation>Division code *</translation>
    </message>
    <message>
        <source>镇街</source>
        <translation>Towns</translation>
    </message>
    <message>
        <source>陶瓷、刀具、皮具、珠宝等</source>
        <translation>Ceramics, knives, leather goods, jewellery and others</translation>
    </message>
</context>
<context>
    <name>ChangeFlow</name>
    <message>
        <source>推算：{what}</source>
        <translation>Working out: {what}</translation>
    </message>
</context>
<context>
    <name>ChecksCard</name>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>勾稽</source>
        <translation>Reconciliation</translation>
    </message>
</context>
<context>
    <name>Columns</name>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>上年同月</source>
        <translation>Last year</translation>
    </message>
    <message>
        <source>专利类型</source>
        <translation>Patent type</translation>
    </message>
    <message>
        <source>事项</source>
        <translation>Matter</translation>
    </message>
    <message>
        <source>产品</source>
        <translation>Product</translation>
    </message>
    <message>
        <source>代号</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>代码</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>位置</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>余</source>
        <translation>Left</translation>
    </message>
    <message>
        <source>作废原因</source>
        <translation>Why voided</translation>
    </message>
    <message>
        <source>依据</source>
        <translation>Basis</translation>
    </message>
    <message>
        <source>依据文书</source>
        <translation>Based on</translation>
    </message>
    <message>
        <source>保留</source>
        <translation>Kept for</translation>
    </message>
    <message>
        <source>保管期限</source>
        <translation>Retention</translation>
    </message>
    <message>
        <source>关系</source>
        <translation>Relation</translation>
    </message>
    <message>
        <source>分类</source>
        <translation>Class</translation>
    </message>
    <message>
        <source>删除日期</source>
        <translation>Deleted</translation>
    </message>
    <message>
        <source>到场</source>
        <translation>Present</translation>
    </message>
    <message>
        <source>到期</source>
        <translation>Until</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>原届满</source>
        <translation>Ended</translation>
    </message>
    <message>
        <source>反馈 / 结果</source>
        <translation>Feedback / result</translation>
    </message>
    <message>
        <source>反馈期限</source>
        <translation>Feedback due</translation>
    </message>
    <message>
        <source>发号时间</source>
        <translation>Issued at</translation>
    </message>
    <message>
        <source>发布日</source>
        <translation>Published</translation>
    </message>
    <message>
        <source>受理日</source>
        <translation>Accepted</translation>
    </message>
    <message>
        <source>受送达人</source>
        <translation>Served on</translation>
    </message>
    <message>
        <source>合格</source>
        <translation>Passed</translation>
    </message>
    <message>
        <source>同比</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>在办</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>地点</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>备份时间</source>
        <translation>Backed up</translation>
    </message>
    <message>
        <source>备案</source>
        <translation>Registered</translation>
    </message>
    <message>
        <source>备案主体</source>
        <translation>Registered entity</translation>
    </message>
    <message>
        <source>备案号</source>
        <translation>Registration no.</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>大小</source>
        <translation>Size</translation>
    </message>
    <message>
        <source>失信行为</source>
        <translation>Breach of trust</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>届满</source>
        <translation>Ends</translation>
    </message>
    <message>
        <source>岗位</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>年度</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>序号</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>归档日期</source>
        <translation>Archived</translation>
    </message>
    <message>
        <source>当事人</source>
        <translation>Party</translation>
    </message>
    <message>
        <source>当事人 / 案件</source>
        <translation>Parties / case</translation>
    </message>
    <message>
        <source>待办</source>
        <translation>To do</translation>
    </message>
    <message>
        <source>性质</source>
        <translation>Nature</translation>
    </message>
    <message>
        <source>批准</source>
        <translation>Approved</translation>
    </message>
    <message>
        <source>承办</source>
        <translation>Handler</translation>
    </message>
    <message>
        <source>承办人</source>
        <translation>Handler</translation>
    </message>
    <message>
        <source>承诺</source>
        <translation>Promise</translation>
    </message>
    <message>
        <source>报送</source>
        <translation>Reported</translation>
    </message>
    <message>
        <source>指标</source>
        <translation>Indicator</translation>
    </message>
    <message>
        <source>授权日</source>
        <translation>Granted</translation>
    </message>
    <message>
        <source>接收</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>接收单位</source>
        <translation>Receiving body</translation>
    </message>
    <message>
        <source>收件日</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>改为</source>
        <translation>Now</translation>
    </message>
    <message>
        <source>改后</source>
        <translation>Will end</translation>
    </message>
    <message>
        <source>文书</source>
        <translation>Document</translation>
    </message>
    <message>
        <source>文号</source>
        <translation>Document no.</translation>
    </message>
    <message>
        <source>方式</source>
        <translation>Way</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>日期性质</source>
        <translation>Certainty</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>最近期限</source>
        <translation>Next limit</translation>
    </message>
    <message>
        <source>有效期至</source>
        <translation>Valid until</translation>
    </message>
    <message>
        <source>期限</source>
        <translation>Limit</translation>
    </message>
    <message>
        <source>本年累计</source>
        <translation>Year to date</translation>
    </message>
    <message>
        <source>本年额度</source>
        <translation>Quota</translation>
    </message>
    <message>
        <source>本月</source>
        <translation>Month</translation>
    </message>
    <message>
        <source>权利号</source>
        <translation>Right no.</translation>
    </message>
    <message>
        <source>来源</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>校验码</source>
        <translation>Checksum</translation>
    </message>
    <message>
        <source>核实</source>
        <translation>Verified</translation>
    </message>
    <message>
        <source>案件</source>
        <translation>Case</translation>
    </message>
    <message>
        <source>案号</source>
        <translation>Case no.</translation>
    </message>
    <message>
        <source>案号 / 收件号</source>
        <translation>Case / intake no.</translation>
    </message>
    <message>
        <source>档号</source>
        <translation>Archive no.</translation>
    </message>
    <message>
        <source>检查</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>涉案权利</source>
        <translation>Right</translation>
    </message>
    <message>
        <source>版本</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>状况</source>
        <translation>Standing</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>生效</source>
        <translation>From</translation>
    </message>
    <message>
        <source>申请人</source>
        <translation>Applicant</translation>
    </message>
    <message>
        <source>申请日</source>
        <translation>Filed</translation>
    </message>
    <message>
        <source>电话</source>
        <translation>Telephone</translation>
    </message>
    <message>
        <source>盒号</source>
        <translation>Box no.</translation>
    </message>
    <message>
        <source>相对方</source>
        <translation>Other side</translation>
    </message>
    <message>
        <source>移入时间</source>
        <translation>Deleted at</translation>
    </message>
    <message>
        <source>移送</source>
        <translation>Sent</translation>
    </message>
    <message>
        <source>移送文号</source>
        <translation>Transfer no.</translation>
    </message>
    <message>
        <source>立案日</source>
        <translation>Docketed</translation>
    </message>
    <message>
        <source>等级</source>
        <translation>Grade</translation>
    </message>
    <message>
        <source>签发人</source>
        <translation>Issued by</translation>
    </message>
    <message>
        <source>签发日期</source>
        <translation>Issued</translation>
    </message>
    <message>
        <source>签收人</source>
        <translation>Signed by</translation>
    </message>
    <message>
        <source>类别</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>类型</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>经办</source>
        <translation>By</translation>
    </message>
    <message>
        <source>结果</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>结案日</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>结论</source>
        <translation>Conclusion</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>编号 / 收件号</source>
        <translation>No. / intake no.</translation>
    </message>
    <message>
        <source>联系人</source>
        <translation>Contact</translation>
    </message>
    <message>
        <source>被申请人</source>
        <translation>Against</translation>
    </message>
    <message>
        <source>被请求</source>
        <translation>Respondent in</translation>
    </message>
    <message>
        <source>被请求人</source>
        <translation>Against</translation>
    </message>
    <message>
        <source>规则</source>
        <translation>Rule</translation>
    </message>
    <message>
        <source>计数日期</source>
        <translation>Date counted</translation>
    </message>
    <message>
        <source>证件号码</source>
        <translation>Identity no.</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Remarks</translation>
    </message>
    <message>
        <source>请求人</source>
        <translation>Requester</translation>
    </message>
    <message>
        <source>请求金额</source>
        <translation>Claimed</translation>
    </message>
    <message>
        <source>调解员</source>
        <translation>Mediator</translation>
    </message>
    <message>
        <source>账号</source>
        <translation>Account</translation>
    </message>
    <message>
        <source>起算</source>
        <translation>Starts</translation>
    </message>
    <message>
        <source>达成金额</source>
        <translation>Agreed</translation>
    </message>
    <message>
        <source>送达日</source>
        <translation>Served</translation>
    </message>
    <message>
        <source>铺位 / 地址</source>
        <translation>Stall / address</translation>
    </message>
    <message>
        <source>镇街</source>
        <translation>Town</translation>
    </message>
    <message>
        <source>页数</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>页次</source>
        <translation>Page</translation>
    </message>
    <message>
        <source>题名</source>
        <translation>Title</translation>
    </message>
</context>
<context>
    <name>ComparisonNotes</name>
    <message>
        <source>不同点</source>
        <translation>Differences</translation>
    </message>
    <message>
        <source>双击改文字，Del 删除；Ctrl+方向键移动，加 Shift 改大小。</source>
        <translation>Double-click edits, Del removes; Ctrl+arrows move, with Shift resize.</translation>
    </message>
    <message>
        <source>标注</source>
        <translation>Marks</translation>
    </message>
    <message>
        <source>相同点</source>
        <translation>Similarities</translation>
    </message>
</context>
<context>
    <name>ComparisonPage</name>
    <message>
        <source>上一对 Ctrl+PgUp</source>
        <translation>Previous pair Ctrl+PgUp</translation>
    </message>
    <message>
        <source>下一对 Ctrl+PgDn</source>
        <translation>Next pair Ctrl+PgDn</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>先在案件的“证据”里加入授权设计视图和被控产品照片，再回到这里。</source>
        <translation>First add views of the granted design and photos of the accused product under &quot;Evidence&quot; of the case, then come back.</translation>
    </message>
    <message>
        <source>写入咨询意见书…</source>
        <translation>Write opinion…</translation>
    </message>
    <message>
        <source>删除这一对…</source>
        <translation>Delete pair…</translation>
    </message>
    <message>
        <source>删除这一对比对</source>
        <translation>Delete this pair</translation>
    </message>
    <message>
        <source>同步缩放</source>
        <translation>Zoom together</translation>
    </message>
    <message>
        <source>已保存。</source>
        <translation>Saved.</translation>
    </message>
    <message>
        <source>按住鼠标在图上拖出方框；按 M 在画面中央加一个。</source>
        <translation>Drag a frame on the picture; M adds one in the middle.</translation>
    </message>
    <message>
        <source>授权设计</source>
        <translation>Granted design</translation>
    </message>
    <message>
        <source>放弃这一对</source>
        <translation>Discard pair</translation>
    </message>
    <message>
        <source>新增一对</source>
        <translation>New pair</translation>
    </message>
    <message>
        <source>新的一对</source>
        <translation>New pair</translation>
    </message>
    <message>
        <source>标在方框角上的字，如 1、灯罩：</source>
        <translation>Text at the corner of the frame, e.g. 1 or lampshade:</translation>
    </message>
    <message>
        <source>标注和写下的异同一并删除；两张图片仍留在证据里。</source>
        <translation>Its marks and notes are deleted too; both pictures stay in the evidence.</translation>
    </message>
    <message>
        <source>标注文字</source>
        <translation>Mark text</translation>
    </message>
    <message>
        <source>没有可以比对的图片</source>
        <translation>No pictures to compare</translation>
    </message>
    <message>
        <source>画标注</source>
        <translation>Draw marks</translation>
    </message>
    <message>
        <source>被控产品</source>
        <translation>Accused product</translation>
    </message>
    <message>
        <source>视图名称</source>
        <translation>Name of the view</translation>
    </message>
    <message>
        <source>设计比对</source>
        <translation>Design comparison</translation>
    </message>
    <message>
        <source>设计比对 ／ {number}</source>
        <translation>Design comparison / {number}</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>还没有选好两侧的图片，写下的内容不会保存。</source>
        <translation>A picture is still missing on one side; what you wrote will not be saved.</translation>
    </message>
    <message>
        <source>这一对不完整</source>
        <translation>This pair is incomplete</translation>
    </message>
    <message>
        <source>适应窗口</source>
        <translation>Fit</translation>
    </message>
</context>
<context>
    <name>ComparisonPictures</name>
    <message>
        <source>正在读取…</source>
        <translation>Loading…</translation>
    </message>
    <message>
        <source>请在上面选择图片。</source>
        <translation>Choose a picture above.</translation>
    </message>
</context>
<context>
    <name>CreditDaySheet</name>
    <message>
        <source>请填写日期。</source>
        <translation>Enter the date.</translation>
    </message>
</context>
<context>
    <name>CreditPanel</name>
    <message>
        <source>Enter 打开当事人</source>
        <translation>Enter open party</translation>
    </message>
    <message>
        <source>{n} 条</source>
        <translation>Entries: {n}</translation>
    </message>
    <message>
        <source>信用记录</source>
        <translation>Credit records</translation>
    </message>
    <message>
        <source>修复依据</source>
        <translation>Grounds for repair</translation>
    </message>
    <message>
        <source>修复日期</source>
        <translation>Date of repair</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>已登记信用记录。</source>
        <translation>Credit record entered.</translation>
    </message>
    <message>
        <source>已登记修复，记录留在“全部”里。</source>
        <translation>Repair recorded; the entry stays under &quot;All&quot;.</translation>
    </message>
    <message>
        <source>已登记报送。</source>
        <translation>Report recorded.</translation>
    </message>
    <message>
        <source>打开案件</source>
        <translation>Open case</translation>
    </message>
    <message>
        <source>报送单位</source>
        <translation>Reported to</translation>
    </message>
    <message>
        <source>报送日期</source>
        <translation>Date reported</translation>
    </message>
    <message>
        <source>有效</source>
        <translation>In force</translation>
    </message>
    <message>
        <source>没有信用记录</source>
        <translation>No credit records</translation>
    </message>
    <message>
        <source>没有选中信用记录</source>
        <translation>No credit record selected</translation>
    </message>
    <message>
        <source>登记信用记录</source>
        <translation>New credit record</translation>
    </message>
    <message>
        <source>登记修复</source>
        <translation>Record repair</translation>
    </message>
    <message>
        <source>登记修复…</source>
        <translation>Record repair…</translation>
    </message>
    <message>
        <source>登记报送</source>
        <translation>Record report</translation>
    </message>
    <message>
        <source>登记报送…</source>
        <translation>Record report…</translation>
    </message>
    <message>
        <source>行政裁决、处罚等文书生效后，点“登记信用记录”写明当事人、行为和文号；已修复、已到期的在“全部”里。</source>
        <translation>Once a ruling, penalty or other document takes effect, press &quot;New credit record&quot; and enter party, act and document number; repaired and expired ones are under &quot;All&quot;.</translation>
    </message>
    <message>
        <source>规定：{words}</source>
        <translation>Rule: {words}</translation>
    </message>
    <message>
        <source>请填写修复依据。</source>
        <translation>Enter the grounds for repair.</translation>
    </message>
    <message>
        <source>请填写报送单位。</source>
        <translation>Enter who it was reported to.</translation>
    </message>
    <message>
        <source>读取信用记录</source>
        <translation>Loading credit records</translation>
    </message>
</context>
<context>
    <name>CreditSheet</name>
    <message>
        <source>依据文书 *</source>
        <translation>Document *</translation>
    </message>
    <message>
        <source>依据：{words}</source>
        <translation>Basis: {words}</translation>
    </message>
    <message>
        <source>先选定案件</source>
        <translation>Choose the case first</translation>
    </message>
    <message>
        <source>到期日期</source>
        <translation>Expires on</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>失信行为</source>
        <translation>Breach of trust</translation>
    </message>
    <message>
        <source>尚未确定的留空</source>
        <translation>Leave empty if not settled</translation>
    </message>
    <message>
        <source>当事人 *</source>
        <translation>Party *</translation>
    </message>
    <message>
        <source>案件 *</source>
        <translation>Case *</translation>
    </message>
    <message>
        <source>生效文书的名称和文号</source>
        <translation>Name and number of the document in force</translation>
    </message>
    <message>
        <source>生效日期 *</source>
        <translation>In force from *</translation>
    </message>
    <message>
        <source>登记</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>登记信用记录</source>
        <translation>New credit record</translation>
    </message>
    <message>
        <source>请填写所依据的生效文书及文号。</source>
        <translation>Enter the document in force and its number.</translation>
    </message>
    <message>
        <source>请填写文书的生效日期。</source>
        <translation>Enter the day the document took effect.</translation>
    </message>
    <message>
        <source>请按案号或当事人查到案件，再选定。</source>
        <translation>Find the case by number or party and choose it.</translation>
    </message>
    <message>
        <source>请选择当事人。</source>
        <translation>Choose the party.</translation>
    </message>
    <message>
        <source>读取当事人</source>
        <translation>Loading the parties</translation>
    </message>
</context>
<context>
    <name>DataTable</name>
    <message>
        <source>全部列适应窗口</source>
        <translation>Fit all columns to the window</translation>
    </message>
    <message>
        <source>列</source>
        <translation>Columns</translation>
    </message>
    <message>
        <source>最佳列宽</source>
        <translation>Best width</translation>
    </message>
    <message>
        <source>隐藏此列</source>
        <translation>Hide this column</translation>
    </message>
</context>
<context>
    <name>DayPanel</name>
    <message>
        <source>取消排期…</source>
        <translation>Cancel booking…</translation>
    </message>
    <message>
        <source>届满</source>
        <translation>Ending</translation>
    </message>
    <message>
        <source>已取消：{reason}</source>
        <translation>Cancelled: {reason}</translation>
    </message>
    <message>
        <source>当日届满的期限</source>
        <translation>Limits ending on this day</translation>
    </message>
    <message>
        <source>当日排期</source>
        <translation>Bookings of this day</translation>
    </message>
    <message>
        <source>打开列表</source>
        <translation>Open list</translation>
    </message>
    <message>
        <source>把这一天改为上班或休息</source>
        <translation>Make this a working day or a day off</translation>
    </message>
    <message>
        <source>排期</source>
        <translation>Bookings</translation>
    </message>
    <message>
        <source>排期…</source>
        <translation>Book…</translation>
    </message>
    <message>
        <source>改期…</source>
        <translation>Reschedule…</translation>
    </message>
    <message>
        <source>调整…</source>
        <translation>Change…</translation>
    </message>
    <message>
        <source>这一天没有排期。</source>
        <translation>Nothing is booked on this day.</translation>
    </message>
    <message>
        <source>这一天没有期限届满。</source>
        <translation>No limit ends on this day.</translation>
    </message>
</context>
<context>
    <name>DaySheet</name>
    <message>
        <source>{day}现在是{kind}。{source}</source>
        <translation>{day} is now: {kind}. {source}</translation>
    </message>
    <message>
        <source>上班</source>
        <translation>Working day</translation>
    </message>
    <message>
        <source>休息</source>
        <translation>Day off</translation>
    </message>
    <message>
        <source>原因 *</source>
        <translation>Reason *</translation>
    </message>
    <message>
        <source>如：属地政府通知、停电停机、中心值班安排</source>
        <translation>e.g. local notice, power cut, duty rota</translation>
    </message>
    <message>
        <source>改为</source>
        <translation>Change to</translation>
    </message>
    <message>
        <source>看会变动什么</source>
        <translation>See what changes</translation>
    </message>
    <message>
        <source>请写明原因。</source>
        <translation>Give the reason.</translation>
    </message>
    <message>
        <source>调整 {day}</source>
        <translation>Change {day}</translation>
    </message>
    <message>
        <source>这一天现在就是这样，不必调整。</source>
        <translation>The day is like this already.</translation>
    </message>
</context>
<context>
    <name>DeadlineActs</name>
    <message>
        <source>不计入期间…</source>
        <translation>Time not counted…</translation>
    </message>
    <message>
        <source>删除…</source>
        <translation>Remove…</translation>
    </message>
    <message>
        <source>延长…</source>
        <translation>Extend…</translation>
    </message>
    <message>
        <source>恢复…</source>
        <translation>Restore…</translation>
    </message>
    <message>
        <source>按另一日期的规则计算…</source>
        <translation>Use the rules of another day…</translation>
    </message>
    <message>
        <source>改期…</source>
        <translation>Change date…</translation>
    </message>
    <message>
        <source>自定期限…</source>
        <translation>Add own limit…</translation>
    </message>
    <message>
        <source>记录期限决定</source>
        <translation>Recording the decision</translation>
    </message>
</context>
<context>
    <name>DeadlinePanel</name>
    <message>
        <source>不计入期间</source>
        <translation>Time not counted</translation>
    </message>
    <message>
        <source>不计入期间…</source>
        <translation>Time not counted…</translation>
    </message>
    <message>
        <source>办理会起算期限的步骤后，期限自动列在这里；也可以自定期限。</source>
        <translation>Limits appear here by themselves after a step that starts them; you can also add your own.</translation>
    </message>
    <message>
        <source>期限</source>
        <translation>Deadlines</translation>
    </message>
    <message>
        <source>没有期限</source>
        <translation>No deadlines</translation>
    </message>
    <message>
        <source>经过</source>
        <translation>History</translation>
    </message>
    <message>
        <source>结束…</source>
        <translation>End…</translation>
    </message>
    <message>
        <source>自定期限…</source>
        <translation>Add own limit…</translation>
    </message>
</context>
<context>
    <name>Desktop</name>
    <message>
        <source>正在准备示例中心</source>
        <translation>Preparing the sample centre</translation>
    </message>
    <message>
        <source>正在推算已有案件的期限</source>
        <translation>Working out the deadlines of existing cases</translation>
    </message>
</context>
<context>
    <name>DossierParts</name>
    <message>
        <source>关联案件</source>
        <translation>Linked cases</translation>
    </message>
    <message>
        <source>历史</source>
        <translation>History</translation>
    </message>
    <message>
        <source>另有 {n} 件</source>
        <translation>{n} other cases</translation>
    </message>
    <message>
        <source>没有当事人</source>
        <translation>No parties</translation>
    </message>
    <message>
        <source>没有登记内容</source>
        <translation>Nothing recorded</translation>
    </message>
    <message>
        <source>点“编辑”补录当事人。</source>
        <translation>Press Edit to add the parties.</translation>
    </message>
    <message>
        <source>点“编辑”补录，保存后显示在这里。</source>
        <translation>Press Edit to fill in; what is saved shows here.</translation>
    </message>
</context>
<context>
    <name>DueLine</name>
    <message>
        <source>今天</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>期限图</source>
        <translation>Deadline chart</translation>
    </message>
</context>
<context>
    <name>EntitiesPanel</name>
    <message>
        <source>{n} 家</source>
        <translation>Total: {n}</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>名称 *</source>
        <translation>Name *</translation>
    </message>
    <message>
        <source>备案主体</source>
        <translation>Registered entities</translation>
    </message>
    <message>
        <source>备案主体名称</source>
        <translation>Name of the registered entity</translation>
    </message>
    <message>
        <source>已保存备案主体。</source>
        <translation>Registered entity saved.</translation>
    </message>
    <message>
        <source>没有备案主体</source>
        <translation>No registered entities</translation>
    </message>
    <message>
        <source>点“登记备案主体”录入一家，预审请求才能选到它。</source>
        <translation>Press &quot;Add registered entity&quot; to enter one; only then can a pre-examination request select it.</translation>
    </message>
    <message>
        <source>登记备案主体</source>
        <translation>Add registered entity</translation>
    </message>
    <message>
        <source>额度须为整数。</source>
        <translation>The quota must be a whole number.</translation>
    </message>
</context>
<context>
    <name>ErrorPresenter</name>
    <message>
        <source>代码</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>日志</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>未能完成</source>
        <translation>Could not be completed</translation>
    </message>
    <message>
        <source>程序出错</source>
        <translation>Program error</translation>
    </message>
    <message>
        <source>程序遇到了没有预料到的问题，刚才的操作可能没有完成。
已保存的数据不受影响，正在填写的内容有草稿。请重新操作一次；若再次出现，请把下面的内容交给维护人员。</source>
        <translation>The program met an unexpected problem; the last action may not have been completed.
Saved data is not affected, and what you were filling in is kept as a draft. Please try again; if it happens once more, give the text below to your support staff.</translation>
    </message>
</context>
<context>
    <name>EvidenceActs</name>
    <message>
        <source>{n} 个文件</source>
        <translation>Files: {n}</translation>
    </message>
    <message>
        <source>{n} 个文件夹</source>
        <translation>Folders: {n}</translation>
    </message>
    <message>
        <source>{n} 件证据</source>
        <translation>{n} items</translation>
    </message>
    <message>
        <source>{what}。原件逐字节加密保存，不会改动；下面的说明对这一批都适用。</source>
        <translation>{what}. Originals are stored encrypted, byte for byte, and never changed; the details below apply to all of them.</translation>
    </message>
    <message>
        <source>剪贴板里的图片（{size}），存为“{name}”。</source>
        <translation>Picture from the clipboard ({size}), kept as &quot;{name}&quot;.</translation>
    </message>
    <message>
        <source>另存原件</source>
        <translation>Save original as</translation>
    </message>
    <message>
        <source>导出证据包</source>
        <translation>Export evidence package</translation>
    </message>
    <message>
        <source>已停止，没有加入任何证据。</source>
        <translation>Stopped; no evidence was added.</translation>
    </message>
    <message>
        <source>已另存为“{title}”；原件没有改动。</source>
        <translation>Kept as &quot;{title}&quot;; the original is unchanged.</translation>
    </message>
    <message>
        <source>已另存：{name}</source>
        <translation>Saved: {name}</translation>
    </message>
    <message>
        <source>已导出 {n} 件、{size}：{name}。清单校验值 {sha}…</source>
        <translation>Exported {n} items, {size}: {name}. List checksum {sha}…</translation>
    </message>
    <message>
        <source>已移入回收站：{what}。30 天内可以恢复。</source>
        <translation>Moved to the recycle bin: {what}. It can be restored within 30 days.</translation>
    </message>
    <message>
        <source>截图 {when}.png</source>
        <translation>Screenshot {when}.png</translation>
    </message>
    <message>
        <source>所有文件 (*)</source>
        <translation>All files (*)</translation>
    </message>
    <message>
        <source>正在保存页面</source>
        <translation>Saving the page</translation>
    </message>
    <message>
        <source>正在写出副本</source>
        <translation>Writing a copy</translation>
    </message>
    <message>
        <source>正在加入证据</source>
        <translation>Adding evidence</translation>
    </message>
    <message>
        <source>正在另存原件</source>
        <translation>Saving the original</translation>
    </message>
    <message>
        <source>正在导出证据包</source>
        <translation>Exporting the package</translation>
    </message>
    <message>
        <source>此类</source>
        <translation>such</translation>
    </message>
    <message>
        <source>没有能打开 {kind} 文件的软件。</source>
        <translation>No program opens {kind} files.</translation>
    </message>
    <message>
        <source>第{n}页</source>
        <translation>Page {n}</translation>
    </message>
    <message>
        <source>证据包 (*.zip)</source>
        <translation>Evidence package (*.zip)</translation>
    </message>
    <message>
        <source>证据包 {number}.zip</source>
        <translation>Evidence {number}.zip</translation>
    </message>
    <message>
        <source>部分文件没有加入</source>
        <translation>Some files were not added</translation>
    </message>
</context>
<context>
    <name>EvidenceBin</name>
    <message>
        <source>{n} 件</source>
        <translation>Items: {n}</translation>
    </message>
    <message>
        <source>&#x3000;选中 {rows} 行</source>
        <translation>  {rows} selected</translation>
    </message>
    <message>
        <source>删除原因：</source>
        <translation>Reason for deletion:</translation>
    </message>
    <message>
        <source>回收站的证据</source>
        <translation>Evidence in the recycle bin</translation>
    </message>
    <message>
        <source>回收站里没有证据</source>
        <translation>No evidence in the recycle bin</translation>
    </message>
    <message>
        <source>在案件的“证据”里按 Del 移入的证据在这里保留至少 30 天。</source>
        <translation>Evidence removed with Del in a case is kept here for at least 30 days.</translation>
    </message>
    <message>
        <source>已彻底删除 {n} 件证据。</source>
        <translation>Permanently deleted: {n}.</translation>
    </message>
    <message>
        <source>已恢复 {n} 件证据到原案件。</source>
        <translation>Restored to their cases: {n}.</translation>
    </message>
    <message>
        <source>彻底删除 {n} 件证据</source>
        <translation>Permanently delete evidence: {n}</translation>
    </message>
    <message>
        <source>彻底删除…</source>
        <translation>Delete permanently…</translation>
    </message>
    <message>
        <source>恢复到案件</source>
        <translation>Restore</translation>
    </message>
    <message>
        <source>文件从数据文件夹中抹去，不能恢复；删除的人、时间和原因留有记录。</source>
        <translation>The files are erased from the data folder and cannot be restored; who deleted them, when and why stays on record.</translation>
    </message>
</context>
<context>
    <name>EvidenceEditor</name>
    <message>
        <source>不能读取这张图片。</source>
        <translation>This picture cannot be read.</translation>
    </message>
    <message>
        <source>写在图上的字：</source>
        <translation>Text on the picture:</translation>
    </message>
    <message>
        <source>副本</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>另存副本</source>
        <translation>Save copy</translation>
    </message>
    <message>
        <source>右转</source>
        <translation>Turn right</translation>
    </message>
    <message>
        <source>在副本上旋转和标注，另存为新的一件；原件逐字节不变。</source>
        <translation>Turn and mark a copy, kept as a new item; the original stays as it is.</translation>
    </message>
    <message>
        <source>左转</source>
        <translation>Turn left</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>文字</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>方框</source>
        <translation>Frame</translation>
    </message>
    <message>
        <source>旋转或标注副本：{title}</source>
        <translation>Turn or mark a copy: {title}</translation>
    </message>
    <message>
        <source>标注文字</source>
        <translation>Mark text</translation>
    </message>
    <message>
        <source>正在保存副本</source>
        <translation>Saving the copy</translation>
    </message>
    <message>
        <source>正在读取…</source>
        <translation>Loading…</translation>
    </message>
    <message>
        <source>移动</source>
        <translation>Move</translation>
    </message>
    <message>
        <source>箭头</source>
        <translation>Arrow</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Number</translation>
    </message>
</context>
<context>
    <name>EvidencePanel</name>
    <message>
        <source>上移	Alt+↑</source>
        <translation>Move up	Alt+↑</translation>
    </message>
    <message>
        <source>下移	Alt+↓</source>
        <translation>Move down	Alt+↓</translation>
    </message>
    <message>
        <source>制作证据清单…</source>
        <translation>Make evidence list…</translation>
    </message>
    <message>
        <source>剪贴板里没有图片，也没有文件。</source>
        <translation>The clipboard holds neither a picture nor files.</translation>
    </message>
    <message>
        <source>加入文件夹里的证据</source>
        <translation>Add evidence from a folder</translation>
    </message>
    <message>
        <source>加入证据</source>
        <translation>Add evidence</translation>
    </message>
    <message>
        <source>另存原件…</source>
        <translation>Save original as…</translation>
    </message>
    <message>
        <source>导出证据包…</source>
        <translation>Export package…</translation>
    </message>
    <message>
        <source>已另存为“{title}”；原件没有改动。</source>
        <translation>Kept as &quot;{title}&quot;; the original is unchanged.</translation>
    </message>
    <message>
        <source>所有文件 (*)</source>
        <translation>All files (*)</translation>
    </message>
    <message>
        <source>打开副本</source>
        <translation>Open a copy</translation>
    </message>
    <message>
        <source>打开另案 {number}</source>
        <translation>Open case {number}</translation>
    </message>
    <message>
        <source>把当前页存为图片</source>
        <translation>Keep this page as a picture</translation>
    </message>
    <message>
        <source>把照片、截图、PDF或整个文件夹拖到这里，或按 Ctrl+V 粘贴截图。原件逐字节加密保存。</source>
        <translation>Drop photos, screenshots, PDFs or a whole folder here, or paste a screenshot with Ctrl+V. Originals are stored encrypted, byte for byte.</translation>
    </message>
    <message>
        <source>旋转或标注副本…</source>
        <translation>Turn or mark a copy…</translation>
    </message>
    <message>
        <source>更多</source>
        <translation>More</translation>
    </message>
    <message>
        <source>松开鼠标，加入证据</source>
        <translation>Release to add the evidence</translation>
    </message>
    <message>
        <source>移入回收站	Del</source>
        <translation>Move to recycle bin	Del</translation>
    </message>
    <message>
        <source>粘贴截图或文件</source>
        <translation>Paste screenshot or files</translation>
    </message>
    <message>
        <source>设计比对…</source>
        <translation>Compare designs…</translation>
    </message>
    <message>
        <source>证据</source>
        <translation>Evidence</translation>
    </message>
    <message>
        <source>说明…</source>
        <translation>Details…</translation>
    </message>
    <message>
        <source>还没有证据</source>
        <translation>No evidence yet</translation>
    </message>
    <message>
        <source>选中 {n} 件&#x3000;</source>
        <translation>{n} selected  </translation>
    </message>
    <message>
        <source>选择文件…</source>
        <translation>Choose files…</translation>
    </message>
    <message>
        <source>选择文件夹…</source>
        <translation>Choose folder…</translation>
    </message>
</context>
<context>
    <name>EvidencePreview</name>
    <message>
        <source>PDF预览</source>
        <translation>PDF preview</translation>
    </message>
    <message>
        <source>不能显示这个文件；原文件没有改动。</source>
        <translation>This file cannot be shown; the original is unchanged.</translation>
    </message>
    <message>
        <source>写出一份只读副本，用其他软件打开；原件不动。</source>
        <translation>Opens a read-only copy in another program; the original stays untouched.</translation>
    </message>
    <message>
        <source>图片预览</source>
        <translation>Picture preview</translation>
    </message>
    <message>
        <source>打开副本</source>
        <translation>Open a copy</translation>
    </message>
    <message>
        <source>文件较大（{size}），不在这里显示。
请用“打开副本”查看。</source>
        <translation>This file is large ({size}) and not shown here.
Use &quot;Open a copy&quot; to see it.</translation>
    </message>
    <message>
        <source>文本预览</source>
        <translation>Text preview</translation>
    </message>
    <message>
        <source>正在读取…</source>
        <translation>Loading…</translation>
    </message>
    <message>
        <source>没有选中证据</source>
        <translation>No evidence selected</translation>
    </message>
    <message>
        <source>这种文件不在这里显示（{size}）。
请用“打开副本”查看。</source>
        <translation>This kind of file is not shown here ({size}).
Use &quot;Open a copy&quot; to see it.</translation>
    </message>
    <message>
        <source>选中一件证据，这里显示它的内容和要点。</source>
        <translation>Select an item to see it and its key facts here.</translation>
    </message>
    <message>
        <source>预览</source>
        <translation>Preview</translation>
    </message>
</context>
<context>
    <name>EvidenceSheet</name>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>加入证据</source>
        <translation>Add evidence</translation>
    </message>
    <message>
        <source>取得时间</source>
        <translation>Obtained at</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>商品链接</source>
        <translation>Product link</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>如 11-20 14:30</source>
        <translation>e.g. 11-20 14:30</translation>
    </message>
    <message>
        <source>如：被控产品的外观，销售者、价格和时间</source>
        <translation>e.g. look of the accused product, its seller, price and date</translation>
    </message>
    <message>
        <source>店铺名称</source>
        <translation>Shop</translation>
    </message>
    <message>
        <source>按文件判断</source>
        <translation>By file type</translation>
    </message>
    <message>
        <source>提交方</source>
        <translation>Submitted by</translation>
    </message>
    <message>
        <source>电商平台</source>
        <translation>Platform</translation>
    </message>
    <message>
        <source>订单号</source>
        <translation>Order no.</translation>
    </message>
    <message>
        <source>证据类别</source>
        <translation>Kind of evidence</translation>
    </message>
    <message>
        <source>证据说明</source>
        <translation>Evidence details</translation>
    </message>
    <message>
        <source>证明内容</source>
        <translation>What it proves</translation>
    </message>
    <message>
        <source>请填写名称。</source>
        <translation>Enter the name.</translation>
    </message>
</context>
<context>
    <name>FieldSheet</name>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>Figures</name>
    <message>
        <source>今天</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>今日到期</source>
        <translation>Due today</translation>
    </message>
    <message>
        <source>以后</source>
        <translation>Later</translation>
    </message>
    <message>
        <source>在办而没有承办人的案件</source>
        <translation>Open cases without a handler</translation>
    </message>
    <message>
        <source>已通知补正、等待材料的案件</source>
        <translation>Cases told to supplement, waiting for papers</translation>
    </message>
    <message>
        <source>已逾期</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>待对方</source>
        <translation>Awaiting</translation>
    </message>
    <message>
        <source>收件 / 受理</source>
        <translation>Received / accepted</translation>
    </message>
    <message>
        <source>无下一步</source>
        <translation>No next step</translation>
    </message>
    <message>
        <source>暂定期限</source>
        <translation>Provisional</translation>
    </message>
    <message>
        <source>有期限今天届满的案件</source>
        <translation>Cases with a limit that ends today</translation>
    </message>
    <message>
        <source>有期限已经届满的案件；以小时计的，过了时刻即为逾期</source>
        <translation>Cases with a limit that has ended; limits in hours are overdue from their hour on</translation>
    </message>
    <message>
        <source>有期限明天至本周日届满的案件</source>
        <translation>Cases with a limit that ends between tomorrow and this Sunday</translation>
    </message>
    <message>
        <source>期限落在放假安排尚未公布的年份，公布后会重新计算</source>
        <translation>Limits in a year whose holidays are not published yet; they are computed again once they are</translation>
    </message>
    <message>
        <source>未分派</source>
        <translation>Unassigned</translation>
    </message>
    <message>
        <source>本周</source>
        <translation>This week</translation>
    </message>
    <message>
        <source>本周到期</source>
        <translation>Due this week</translation>
    </message>
    <message>
        <source>结案</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>调解成功率</source>
        <translation>Mediations agreed</translation>
    </message>
    <message>
        <source>须由当事人或者有关部门先行动的案件</source>
        <translation>Cases in which a party or another body has to act first</translation>
    </message>
    <message>
        <source>须由本中心办理而没有在走的期限、也没有排期的案件</source>
        <translation>Cases that the centre has to move on, with neither a running limit nor a booking</translation>
    </message>
    <message>
        <source>预审合格</source>
        <translation>Pre-exams passed</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>不限</source>
        <translation>Any</translation>
    </message>
    <message>
        <source>在此列表中筛选</source>
        <translation>Filter this list</translation>
    </message>
    <message>
        <source>我</source>
        <translation>Me</translation>
    </message>
    <message>
        <source>承办</source>
        <translation>Handler</translation>
    </message>
    <message>
        <source>月份</source>
        <translation>Month</translation>
    </message>
    <message>
        <source>未分派</source>
        <translation>Unassigned</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
</context>
<context>
    <name>FirstRunWizard</name>
    <message>
        <source>上一步</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>下一步</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>仍要退出</source>
        <translation>Leave anyway</translation>
    </message>
    <message>
        <source>保存恢复码</source>
        <translation>Save recovery key</translation>
    </message>
    <message>
        <source>先看示例中心</source>
        <translation>Look at the sample centre first</translation>
    </message>
    <message>
        <source>完成</source>
        <translation>Finish</translation>
    </message>
    <message>
        <source>建立数据</source>
        <translation>Create data</translation>
    </message>
    <message>
        <source>快维恢复码.pdf</source>
        <translation>KuaiWei recovery key.pdf</translation>
    </message>
    <message>
        <source>数据已建立，请完成最后两步。</source>
        <translation>The data has been created; please complete the last two steps.</translation>
    </message>
    <message>
        <source>数据已经建立，但恢复码还没有核对。现在退出，恢复码不再显示。</source>
        <translation>The data has been created, but the recovery key has not been checked. If you leave now, the key will not be shown again.</translation>
    </message>
    <message>
        <source>正在写第一份备份</source>
        <translation>Writing the first backup</translation>
    </message>
    <message>
        <source>正在建立加密数据</source>
        <translation>Creating the encrypted data</translation>
    </message>
    <message>
        <source>还没有完成</source>
        <translation>Not finished yet</translation>
    </message>
    <message>
        <source>选择文件夹</source>
        <translation>Choose a folder</translation>
    </message>
    <message>
        <source>首次使用 — 快维</source>
        <translation>First use — KuaiWei</translation>
    </message>
</context>
<context>
    <name>FlagField</name>
    <message>
        <source>是</source>
        <translation>Yes</translation>
    </message>
</context>
<context>
    <name>FolderPanel</name>
    <message>
        <source>请填写完整的文件夹路径。</source>
        <translation>Enter the full path of a folder.</translation>
    </message>
    <message>
        <source>选择…</source>
        <translation>Browse…</translation>
    </message>
</context>
<context>
    <name>FormBar</name>
    <message>
        <source>Ctrl+Shift+S</source>
        <translation>Ctrl+Shift+S</translation>
    </message>
    <message>
        <source>Esc 返回（草稿保留）</source>
        <translation>Esc back (draft is kept)</translation>
    </message>
    <message>
        <source>保存修改</source>
        <translation>Save changes</translation>
    </message>
    <message>
        <source>保存并再录一件</source>
        <translation>Save and register another</translation>
    </message>
    <message>
        <source>保存收件</source>
        <translation>Save intake</translation>
    </message>
    <message>
        <source>保存，并为同一请求人再录一件（Ctrl+D）</source>
        <translation>Save, then register another case of the same requester (Ctrl+D)</translation>
    </message>
    <message>
        <source>同一请求人再录</source>
        <translation>Same requester again</translation>
    </message>
    <message>
        <source>已存</source>
        <translation>Saved</translation>
    </message>
    <message>
        <source>放弃</source>
        <translation>Discard</translation>
    </message>
    <message>
        <source>草稿</source>
        <translation>Draft</translation>
    </message>
</context>
<context>
    <name>HandoverSheet</name>
    <message>
        <source>{who} 已停用</source>
        <translation>{who} (disabled)</translation>
    </message>
    <message>
        <source>交出人</source>
        <translation>From</translation>
    </message>
    <message>
        <source>交接</source>
        <translation>Hand over</translation>
    </message>
    <message>
        <source>交接 {n} 件</source>
        <translation>Hand over {n}</translation>
    </message>
    <message>
        <source>原因 *</source>
        <translation>Reason *</translation>
    </message>
    <message>
        <source>如：休产假、岗位调整</source>
        <translation>e.g. maternity leave, change of post</translation>
    </message>
    <message>
        <source>工作交接</source>
        <translation>Hand over work</translation>
    </message>
    <message>
        <source>接收人 *</source>
        <translation>To *</translation>
    </message>
    <message>
        <source>接收人与交出人相同。</source>
        <translation>Giver and receiver are the same.</translation>
    </message>
    <message>
        <source>期限和排期随案件走，合议组和已通知的到场人员不变。只交接一部分的，请在表中选中。</source>
        <translation>Limits and bookings go with the cases; panels and people already notified stay. To hand over only some, select them in the list.</translation>
    </message>
    <message>
        <source>要交接的案件</source>
        <translation>Cases to hand over</translation>
    </message>
    <message>
        <source>请写明原因。</source>
        <translation>Give the reason.</translation>
    </message>
    <message>
        <source>请选择</source>
        <translation>Choose</translation>
    </message>
    <message>
        <source>请选择接收人。</source>
        <translation>Choose who receives the cases.</translation>
    </message>
</context>
<context>
    <name>HintCard</name>
    <message>
        <source>提示</source>
        <translation>Notices</translation>
    </message>
    <message>
        <source>查看</source>
        <translation>View</translation>
    </message>
    <message>
        <source>现在没有需要留意的事。</source>
        <translation>Nothing needs attention now.</translation>
    </message>
    <message>
        <source>继续</source>
        <translation>Continue</translation>
    </message>
</context>
<context>
    <name>InstalmentEditor</name>
    <message>
        <source>保存履行计划</source>
        <translation>Save payment plan</translation>
    </message>
    <message>
        <source>加一期</source>
        <translation>Add instalment</translation>
    </message>
    <message>
        <source>去掉这一期</source>
        <translation>Remove this instalment</translation>
    </message>
    <message>
        <source>实付日期</source>
        <translation>Date paid</translation>
    </message>
    <message>
        <source>实付金额（元）</source>
        <translation>Amount paid (yuan)</translation>
    </message>
    <message>
        <source>应付日期</source>
        <translation>Due date</translation>
    </message>
    <message>
        <source>应付金额（元）</source>
        <translation>Amount due (yuan)</translation>
    </message>
</context>
<context>
    <name>IntakePage</name>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>修改登记</source>
        <translation>Edit registration</translation>
    </message>
    <message>
        <source>另存为草稿</source>
        <translation>Keep as draft</translation>
    </message>
    <message>
        <source>已保存，可录下一件</source>
        <translation>Saved; ready for the next one</translation>
    </message>
    <message>
        <source>已填写的内容和草稿都会删除，不能恢复。</source>
        <translation>What you filled in and its draft will be deleted and cannot be restored.</translation>
    </message>
    <message>
        <source>已存为草稿</source>
        <translation>Kept as draft</translation>
    </message>
    <message>
        <source>您填写的内容仍在，尚未保存。</source>
        <translation>What you filled in is still here and not saved yet.</translation>
    </message>
    <message>
        <source>放弃草稿</source>
        <translation>Discard draft</translation>
    </message>
    <message>
        <source>新收件</source>
        <translation>New intake</translation>
    </message>
    <message>
        <source>有需要更正的栏目，尚未保存</source>
        <translation>Some fields need correction; not saved yet</translation>
    </message>
    <message>
        <source>案件已被修改</source>
        <translation>The case has been changed</translation>
    </message>
    <message>
        <source>案件类型</source>
        <translation>Case type</translation>
    </message>
    <message>
        <source>重新载入</source>
        <translation>Reload</translation>
    </message>
</context>
<context>
    <name>LoosePapers</name>
    <message>
        <source>加一份纸质材料</source>
        <translation>Add paper original</translation>
    </message>
    <message>
        <source>文号</source>
        <translation>Document no.</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>移除这一份</source>
        <translation>Remove this one</translation>
    </message>
    <message>
        <source>第 {n} 份{term}</source>
        <translation>{term} of paper {n}</translation>
    </message>
    <message>
        <source>页数</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>题名</source>
        <translation>Title</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>快维</source>
        <translation>KuaiWei</translation>
    </message>
</context>
<context>
    <name>MaterialPanel</name>
    <message>
        <source>另需的材料</source>
        <translation>Another paper needed</translation>
    </message>
    <message>
        <source>复制补正内容</source>
        <translation>Copy what is lacking</translation>
    </message>
    <message>
        <source>已登记 {n} 项材料。</source>
        <translation>Papers recorded: {n}.</translation>
    </message>
    <message>
        <source>收到日期</source>
        <translation>Received on</translation>
    </message>
    <message>
        <source>添加</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>登记</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>登记 {n} 项</source>
        <translation>Record {n}</translation>
    </message>
    <message>
        <source>补正内容已复制，可粘贴到通知书。</source>
        <translation>Copied; paste it into the notice.</translation>
    </message>
    <message>
        <source>通知补正…</source>
        <translation>Ask for papers…</translation>
    </message>
</context>
<context>
    <name>MaterialRow</name>
    <message>
        <source> 份</source>
        <translation> ×</translation>
    </message>
    <message>
        <source>{item}份数</source>
        <translation>Copies of {item}</translation>
    </message>
    <message>
        <source>不需要</source>
        <translation>Skip</translation>
    </message>
    <message>
        <source>待核实</source>
        <translation>To verify</translation>
    </message>
    <message>
        <source>移除这项材料</source>
        <translation>Remove this paper</translation>
    </message>
    <message>
        <source>需要</source>
        <translation>Need</translation>
    </message>
</context>
<context>
    <name>MediationPanel</name>
    <message>
        <source>到场人</source>
        <translation>Present</translation>
    </message>
    <message>
        <source>地点</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>场次</source>
        <translation>Sessions</translation>
    </message>
    <message>
        <source>如 11-23 14:30</source>
        <translation>e.g. 11-23 14:30</translation>
    </message>
    <message>
        <source>履行计划</source>
        <translation>Payment plan</translation>
    </message>
    <message>
        <source>时间 *</source>
        <translation>Time *</translation>
    </message>
    <message>
        <source>结果</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>记一场调解</source>
        <translation>Record a session</translation>
    </message>
    <message>
        <source>调解员</source>
        <translation>Mediator</translation>
    </message>
    <message>
        <source>调解场次</source>
        <translation>Mediation sessions</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>关闭提示</source>
        <translation>Dismiss</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
</context>
<context>
    <name>MonthBars</name>
    <message>
        <source>{month}：受理 {accepted} 件，结案 {closed} 件</source>
        <translation>{month}: accepted {accepted}, closed {closed}</translation>
    </message>
    <message>
        <source>受理</source>
        <translation>Accepted</translation>
    </message>
    <message>
        <source>结案</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>近 12 个月 · 按月点开</source>
        <translation>Last 12 months</translation>
    </message>
    <message>
        <source>近 12 个月受理与结案</source>
        <translation>Accepted and closed, last 12 months</translation>
    </message>
</context>
<context>
    <name>MonthGrid</name>
    <message>
        <source>手工</source>
        <translation>Manual</translation>
    </message>
    <message>
        <source>暂定</source>
        <translation>Provisional</translation>
    </message>
</context>
<context>
    <name>MonthPage</name>
    <message>
        <source>Excel 工作簿 (*.xlsx)</source>
        <translation>Excel workbook (*.xlsx)</translation>
    </message>
    <message>
        <source>上个月 (Ctrl+PgUp)</source>
        <translation>Previous month (Ctrl+PgUp)</translation>
    </message>
    <message>
        <source>下个月 (Ctrl+PgDn)</source>
        <translation>Next month (Ctrl+PgDn)</translation>
    </message>
    <message>
        <source>列出案件</source>
        <translation>List cases</translation>
    </message>
    <message>
        <source>复制清单</source>
        <translation>Copy list</translation>
    </message>
    <message>
        <source>导出 {month} 工作簿</source>
        <translation>Exporting the workbook of {month}</translation>
    </message>
    <message>
        <source>导出工作簿</source>
        <translation>Export workbook</translation>
    </message>
    <message>
        <source>已复制 {count} 件</source>
        <translation>Copied: {count}</translation>
    </message>
    <message>
        <source>按收件/立案/结案日分列，见各行</source>
        <translation>Date counted: see each row</translation>
    </message>
    <message>
        <source>显示分项</source>
        <translation>Show breakdown</translation>
    </message>
    <message>
        <source>月报</source>
        <translation>Monthly report</translation>
    </message>
    <message>
        <source>月报指标</source>
        <translation>Report indicators</translation>
    </message>
    <message>
        <source>有变动，正在重算</source>
        <translation>Changes found, counting again</translation>
    </message>
    <message>
        <source>本月未过完 · 按收件/立案/结案日分列，见各行</source>
        <translation>Month not over · date counted: see each row</translation>
    </message>
    <message>
        <source>正在统计</source>
        <translation>Counting</translation>
    </message>
    <message>
        <source>没有统计出来</source>
        <translation>The figures could not be counted</translation>
    </message>
    <message>
        <source>统计 {month}</source>
        <translation>Counting {month}</translation>
    </message>
</context>
<context>
    <name>MoveDialog</name>
    <message>
        <source>办理后</source>
        <translation>Afterwards</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>MoveSheet</name>
    <message>
        <source>办理</source>
        <translation>Move</translation>
    </message>
</context>
<context>
    <name>NavRail</name>
    <message>
        <source>导航</source>
        <translation>Navigation</translation>
    </message>
</context>
<context>
    <name>Navigation</name>
    <message>
        <source>企业与当事人</source>
        <translation>Parties</translation>
    </message>
    <message>
        <source>台账</source>
        <translation>Registers</translation>
    </message>
    <message>
        <source>回收站</source>
        <translation>Recycle bin</translation>
    </message>
    <message>
        <source>工作台</source>
        <translation>Workbench</translation>
    </message>
    <message>
        <source>月报</source>
        <translation>Monthly report</translation>
    </message>
    <message>
        <source>期限日历</source>
        <translation>Calendar</translation>
    </message>
    <message>
        <source>设置</source>
        <translation>Settings</translation>
    </message>
</context>
<context>
    <name>NumbersPanel</name>
    <message>
        <source>{book}&#x3000;{year}</source>
        <translation>{book}  {year}</translation>
    </message>
    <message>
        <source>{title}将从第 {serial} 号起编。</source>
        <translation>{title} will begin at number {serial}.</translation>
    </message>
    <message>
        <source>{year}年</source>
        <translation>{year}</translation>
    </message>
    <message>
        <source>从第几号起编（此前的号已在别处编过）</source>
        <translation>Number to begin at (earlier ones were given out elsewhere)</translation>
    </message>
    <message>
        <source>共 {all} 个号，其中作废 {voided} 个</source>
        <translation>Numbers: {all}, of these voided: {voided}</translation>
    </message>
    <message>
        <source>原因，例如：此前的号在纸质登记簿上</source>
        <translation>Reason, e.g. earlier numbers are in the paper register</translation>
    </message>
    <message>
        <source>启用本程序之前已在纸上编过号的，从下一号接着编。</source>
        <translation>If numbers were given out on paper before, go on from the next one.</translation>
    </message>
    <message>
        <source>年份</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>收件或立案后，编号按年顺序列在这里；作废的也保留，不会再发。</source>
        <translation>After intake or docketing, numbers are listed here by year in order; voided ones stay and are never issued again.</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Numbers</translation>
    </message>
    <message>
        <source>编号簿</source>
        <translation>Number book</translation>
    </message>
    <message>
        <source>起始号…</source>
        <translation>First number…</translation>
    </message>
    <message>
        <source>还没有编号</source>
        <translation>No numbers yet</translation>
    </message>
</context>
<context>
    <name>OfficeWindow</name>
    <message>
        <source>仍然退出</source>
        <translation>Exit anyway</translation>
    </message>
    <message>
        <source>历表已知至 {day}</source>
        <translation>Calendar known to {day}</translation>
    </message>
    <message>
        <source>存储正常 · 已加密</source>
        <translation>Store OK · encrypted</translation>
    </message>
    <message>
        <source>快维</source>
        <translation>KuaiWei</translation>
    </message>
    <message>
        <source>数据本身不受影响，已全部保存。</source>
        <translation>The data itself is not affected; everything is saved.</translation>
    </message>
    <message>
        <source>有 {number} 份没有保存的表单，最近一份 {when}；在工作台“提示”中继续填写。</source>
        <translation>Unsaved forms: {number}, the latest {when}; continue them under &quot;Notices&quot; on the workbench.</translation>
    </message>
    <message>
        <source>查找：{text}</source>
        <translation>Search: {text}</translation>
    </message>
    <message>
        <source>正在备份</source>
        <translation>Backing up</translation>
    </message>
    <message>
        <source>没有备份成</source>
        <translation>The backup failed</translation>
    </message>
    <message>
        <source>没有工作日历</source>
        <translation>No working calendar</translation>
    </message>
</context>
<context>
    <name>PageTools</name>
    <message>
        <source>{n} 件</source>
        <translation>{n} cases</translation>
    </message>
    <message>
        <source>已移入回收站：{what}</source>
        <translation>Moved to the recycle bin: {what}</translation>
    </message>
    <message>
        <source>已立案的案件移入回收站须写明原因：</source>
        <translation>A docketed case needs a reason to go to the recycle bin:</translation>
    </message>
    <message>
        <source>移入回收站</source>
        <translation>Move to recycle bin</translation>
    </message>
</context>
<context>
    <name>PaperActs</name>
    <message>
        <source>{n} 份</source>
        <translation>{n} documents</translation>
    </message>
    <message>
        <source>{n} 份草稿</source>
        <translation>{n} drafts</translation>
    </message>
    <message>
        <source>{n} 份草稿将依次编号签发，签发后不能再修改；不能签发的留作草稿并说明原因。</source>
        <translation>Drafts to number and issue in turn: {n}. Issued documents cannot be edited; those that cannot be issued stay drafts, with the reason.</translation>
    </message>
    <message>
        <source>{paper} 撤回后仍留在登记簿中，文号不再使用。撤回原因：</source>
        <translation>{paper} stays in the register when withdrawn and its number is not used again. Reason:</translation>
    </message>
    <message>
        <source>{what}还没有签发，丢弃后不能恢复。</source>
        <translation>Not issued yet, and gone for good once discarded: {what}.</translation>
    </message>
    <message>
        <source>丢弃草稿</source>
        <translation>Discard draft</translation>
    </message>
    <message>
        <source>导出文书</source>
        <translation>Export document</translation>
    </message>
    <message>
        <source>将按原内容另起一份草稿，签发后原件标为已更换。更换原因：</source>
        <translation>A new draft with the same contents is made; once issued, the old document is marked as replaced. Reason:</translation>
    </message>
    <message>
        <source>已导出 {name}</source>
        <translation>Exported {name}</translation>
    </message>
    <message>
        <source>已挂接签章扫描件。</source>
        <translation>Sealed scan attached.</translation>
    </message>
    <message>
        <source>已撤回。</source>
        <translation>Withdrawn.</translation>
    </message>
    <message>
        <source>已送打印机 {n} 页。</source>
        <translation>Pages sent to the printer: {n}.</translation>
    </message>
    <message>
        <source>打印 {n} 份文书</source>
        <translation>Print {n} documents</translation>
    </message>
    <message>
        <source>批量签发</source>
        <translation>Issue drafts</translation>
    </message>
    <message>
        <source>挂接签章扫描件</source>
        <translation>Attach sealed scan</translation>
    </message>
    <message>
        <source>撤回文书</source>
        <translation>Withdraw document</translation>
    </message>
    <message>
        <source>更换文书</source>
        <translation>Replace document</translation>
    </message>
    <message>
        <source>登记送达</source>
        <translation>Record service</translation>
    </message>
    <message>
        <source>签发</source>
        <translation>Issue</translation>
    </message>
    <message>
        <source>签发 {n} 份</source>
        <translation>Issue {n}</translation>
    </message>
    <message>
        <source>签发文书</source>
        <translation>Issue document</translation>
    </message>
</context>
<context>
    <name>PaperFacts</name>
    <message>
        <source>另存…</source>
        <translation>Save as…</translation>
    </message>
    <message>
        <source>另存附件</source>
        <translation>Save attachment</translation>
    </message>
    <message>
        <source>复制校验码</source>
        <translation>Copy checksum</translation>
    </message>
    <message>
        <source>已签发的文书不能修改，有误时撤回或更换。</source>
        <translation>An issued document cannot be edited; withdraw or replace it if it is wrong.</translation>
    </message>
    <message>
        <source>成品的 SHA-256，用来核对文件没有改动</source>
        <translation>SHA-256 of the finished file, to prove that it is unchanged</translation>
    </message>
    <message>
        <source>文书</source>
        <translation>Document</translation>
    </message>
    <message>
        <source>查看</source>
        <translation>View</translation>
    </message>
    <message>
        <source>附件</source>
        <translation>Attachments</translation>
    </message>
</context>
<context>
    <name>PaperFields</name>
    <message>
        <source>△ 还缺 {n} 项，补全后才能签发：</source>
        <translation>△ Missing before it can be issued: {n}</translation>
    </message>
    <message>
        <source>内部文书，不送达；也可以填写其他单位</source>
        <translation>Internal, not served; or enter another body</translation>
    </message>
    <message>
        <source>取自案件，按下去案件里补录</source>
        <translation>Taken from the case; press to fill it in there</translation>
    </message>
    <message>
        <source>受送达人</source>
        <translation>Served on</translation>
    </message>
    <message>
        <source>如 11-23 9:30</source>
        <translation>e.g. 11-23 9:30</translation>
    </message>
    <message>
        <source>如 11-23、明天</source>
        <translation>e.g. 11-23</translation>
    </message>
    <message>
        <source>模板的正文按惯例拟定，请核对后使用。</source>
        <translation>The wording of this template follows common practice; check it before use.</translation>
    </message>
    <message>
        <source>这份文书没有要填的栏目，内容取自案件。</source>
        <translation>Nothing to fill in; the contents come from the case.</translation>
    </message>
</context>
<context>
    <name>PaperPanel</name>
    <message>
        <source>丢弃草稿…</source>
        <translation>Discard draft…</translation>
    </message>
    <message>
        <source>制作文书…</source>
        <translation>Make document…</translation>
    </message>
    <message>
        <source>导出 Word 文档…</source>
        <translation>Export to Word…</translation>
    </message>
    <message>
        <source>导出…</source>
        <translation>Export…</translation>
    </message>
    <message>
        <source>已做 {n} 份草稿，可以一起签发。</source>
        <translation>Drafts made: {n}; they can be issued together.</translation>
    </message>
    <message>
        <source>打印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>打印…</source>
        <translation>Print…</translation>
    </message>
    <message>
        <source>打开</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>批量签发…</source>
        <translation>Issue drafts…</translation>
    </message>
    <message>
        <source>挂接签章扫描件…</source>
        <translation>Attach sealed scan…</translation>
    </message>
    <message>
        <source>撤回…</source>
        <translation>Withdraw…</translation>
    </message>
    <message>
        <source>文书</source>
        <translation>Documents</translation>
    </message>
    <message>
        <source>文书…</source>
        <translation>Documents…</translation>
    </message>
    <message>
        <source>文书、信封和送达回证…</source>
        <translation>Documents, envelopes and proofs of service…</translation>
    </message>
    <message>
        <source>文书和送达回证…</source>
        <translation>Documents and proofs of service…</translation>
    </message>
    <message>
        <source>更换…</source>
        <translation>Replace…</translation>
    </message>
    <message>
        <source>查看</source>
        <translation>View</translation>
    </message>
    <message>
        <source>登记送达…</source>
        <translation>Record service…</translation>
    </message>
    <message>
        <source>签发 {n} 份…</source>
        <translation>Issue {n}…</translation>
    </message>
    <message>
        <source>还没有文书</source>
        <translation>No documents yet</translation>
    </message>
    <message>
        <source>选中 {n} 份</source>
        <translation>{n} selected</translation>
    </message>
    <message>
        <source>通知书、笔录、裁决书等按案件内容自动填好，核对后编号签发，再登记送达。</source>
        <translation>Notices, records, rulings and others are filled in from the case; check them, issue them with a number, then record their service.</translation>
    </message>
    <message>
        <source>预览签发…</source>
        <translation>Check and issue…</translation>
    </message>
</context>
<context>
    <name>PaperPicker</name>
    <message>
        <source>制作</source>
        <translation>Make</translation>
    </message>
    <message>
        <source>制作文书</source>
        <translation>Make document</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>可以制作的文书</source>
        <translation>Documents that can be made</translation>
    </message>
    <message>
        <source>按模板的规则，给每个受送达人各做一份。</source>
        <translation>One for each person it is served on, as the template says.</translation>
    </message>
    <message>
        <source>文书名称或代号，如 答辩、D09</source>
        <translation>Name or code, e.g. D09</translation>
    </message>
</context>
<context>
    <name>PaperPreview</name>
    <message>
        <source>/ {n} 页</source>
        <translation>/ {n}</translation>
    </message>
    <message>
        <source>100%</source>
        <translation>100%</translation>
    </message>
    <message>
        <source>填页码后按回车</source>
        <translation>Enter a page number and press Enter</translation>
    </message>
    <message>
        <source>放大 (+)</source>
        <translation>Zoom in (+)</translation>
    </message>
    <message>
        <source>整页</source>
        <translation>Whole page</translation>
    </message>
    <message>
        <source>正在排版…</source>
        <translation>Setting the page…</translation>
    </message>
    <message>
        <source>缩小 (-)</source>
        <translation>Zoom out (-)</translation>
    </message>
    <message>
        <source>适合宽度</source>
        <translation>Fit width</translation>
    </message>
    <message>
        <source>页码</source>
        <translation>Page number</translation>
    </message>
</context>
<context>
    <name>PaperRegisterPanel</name>
    <message>
        <source>Enter 打开案件</source>
        <translation>Enter open case</translation>
    </message>
    <message>
        <source>{n} 份</source>
        <translation>Total: {n}</translation>
    </message>
    <message>
        <source>{year} 年</source>
        <translation>{year}</translation>
    </message>
    <message>
        <source>发文登记簿</source>
        <translation>Issued documents</translation>
    </message>
    <message>
        <source>只列最近 {n} 份，请查找</source>
        <translation>Latest {n} only; search for more</translation>
    </message>
    <message>
        <source>在案件的“文书”栏签发文书后，文号自动登记在这里；撤回、更换的也保留。</source>
        <translation>Documents issued in a case are listed here with their numbers; withdrawn and replaced ones stay.</translation>
    </message>
    <message>
        <source>年度</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>打开案件的文书</source>
        <translation>Open in case</translation>
    </message>
    <message>
        <source>文号、文书、受送达人、案号…</source>
        <translation>Number, document, person, case…</translation>
    </message>
    <message>
        <source>没有这样的发文</source>
        <translation>No such documents</translation>
    </message>
    <message>
        <source>没有选中文书</source>
        <translation>No document selected</translation>
    </message>
    <message>
        <source>读取发文登记簿</source>
        <translation>Loading the issued documents</translation>
    </message>
</context>
<context>
    <name>PaperServeSheet</name>
    <message>
        <source>同时办理“{step}”，起算期限</source>
        <translation>Also carry out &quot;{step}&quot; and start its limits</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Remarks</translation>
    </message>
    <message>
        <source>日期 *</source>
        <translation>Date *</translation>
    </message>
    <message>
        <source>没有这个文件，请重新选择。</source>
        <translation>There is no such file; choose again.</translation>
    </message>
    <message>
        <source>登记送达</source>
        <translation>Record service</translation>
    </message>
    <message>
        <source>签收人、见证人</source>
        <translation>Signed by, witnessed by</translation>
    </message>
    <message>
        <source>签收的送达回证照片或扫描件，可以拖到这里；原样加密保存。</source>
        <translation>Photo or scan of the signed proof of service; drop it here. Stored encrypted, as it is.</translation>
    </message>
    <message>
        <source>请填写{what}。</source>
        <translation>Enter {what}.</translation>
    </message>
    <message>
        <source>送达回证</source>
        <translation>Proof of service</translation>
    </message>
    <message>
        <source>送达地点</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>送达方式</source>
        <translation>Way of service</translation>
    </message>
</context>
<context>
    <name>PaperSheet</name>
    <message>
        <source>PDF…</source>
        <translation>PDF…</translation>
    </message>
    <message>
        <source>Word 文档（DOCX）…</source>
        <translation>Word document (DOCX)…</translation>
    </message>
    <message>
        <source>“{title}”中有改动没有保存。</source>
        <translation>There are unsaved changes in &quot;{title}&quot;.</translation>
    </message>
    <message>
        <source>不保存</source>
        <translation>Don&apos;t save</translation>
    </message>
    <message>
        <source>丢弃草稿…</source>
        <translation>Discard draft…</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>保存草稿</source>
        <translation>Save draft</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>导出</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>打印…</source>
        <translation>Print…</translation>
    </message>
    <message>
        <source>挂接签章扫描件…</source>
        <translation>Attach sealed scan…</translation>
    </message>
    <message>
        <source>撤回…</source>
        <translation>Withdraw…</translation>
    </message>
    <message>
        <source>文书预览</source>
        <translation>Document preview</translation>
    </message>
    <message>
        <source>更多</source>
        <translation>More</translation>
    </message>
    <message>
        <source>更换…</source>
        <translation>Replace…</translation>
    </message>
    <message>
        <source>有改动没有保存</source>
        <translation>Unsaved changes</translation>
    </message>
    <message>
        <source>登记送达…</source>
        <translation>Record service…</translation>
    </message>
    <message>
        <source>签发…</source>
        <translation>Issue…</translation>
    </message>
    <message>
        <source>草稿已保存。</source>
        <translation>Draft saved.</translation>
    </message>
    <message>
        <source>草稿有改动没有保存</source>
        <translation>Unsaved changes in the draft</translation>
    </message>
    <message>
        <source>还缺：{names}。补全后才能签发。</source>
        <translation>Missing: {names}. Fill them in before it is issued.</translation>
    </message>
</context>
<context>
    <name>PartiesPage</name>
    <message>
        <source>企业与当事人</source>
        <translation>Businesses and parties</translation>
    </message>
    <message>
        <source>备案主体</source>
        <translation>Registered entities</translation>
    </message>
    <message>
        <source>当事人</source>
        <translation>Parties</translation>
    </message>
</context>
<context>
    <name>PartyCredit</name>
    <message>
        <source>信用记录</source>
        <translation>Credit records</translation>
    </message>
    <message>
        <source>另有 {n} 条，见“台账”的信用记录。</source>
        <translation>{n} more under &quot;Registers&quot;, credit records.</translation>
    </message>
</context>
<context>
    <name>PartyList</name>
    <message>
        <source>Enter 打开 · Ctrl+C 复制</source>
        <translation>Enter open · Ctrl+C copy</translation>
    </message>
    <message>
        <source>{n} 家</source>
        <translation>Total: {n}</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>全部案件</source>
        <translation>All cases</translation>
    </message>
    <message>
        <source>名称、证件号码、电话、铺位</source>
        <translation>Name, ID number, phone, stall</translation>
    </message>
    <message>
        <source>当事人</source>
        <translation>Parties</translation>
    </message>
    <message>
        <source>打开 ↵</source>
        <translation>Open ↵</translation>
    </message>
    <message>
        <source>案件</source>
        <translation>Cases</translation>
    </message>
    <message>
        <source>案件 {n}</source>
        <translation>Cases {n}</translation>
    </message>
    <message>
        <source>没有当事人</source>
        <translation>No parties</translation>
    </message>
    <message>
        <source>没有选中当事人</source>
        <translation>No party selected</translation>
    </message>
    <message>
        <source>登记案件时填写的请求人、被请求人会自动列在这里；有筛选时请先清除。</source>
        <translation>Requesters and respondents entered with cases are listed here by themselves; clear the filter first if there is one.</translation>
    </message>
</context>
<context>
    <name>PartyPage</name>
    <message>
        <source>不保存，离开</source>
        <translation>Leave without saving</translation>
    </message>
    <message>
        <source>主体类型</source>
        <translation>Kind of party</translation>
    </message>
    <message>
        <source>企业与当事人 ／ {name}</source>
        <translation>Businesses and parties / {name}</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>保存后离开</source>
        <translation>Save and leave</translation>
    </message>
    <message>
        <source>其中被请求 {n} 件</source>
        <translation>as respondent: {n}</translation>
    </message>
    <message>
        <source>其他联系人</source>
        <translation>Other contacts</translation>
    </message>
    <message>
        <source>去掉联系人</source>
        <translation>Remove contact</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>已保存。</source>
        <translation>Saved.</translation>
    </message>
    <message>
        <source>当事人</source>
        <translation>Party</translation>
    </message>
    <message>
        <source>改名后，在办案件随即显示新名称。</source>
        <translation>After a change of name, cases in hand show the new name at once.</translation>
    </message>
    <message>
        <source>案件</source>
        <translation>Cases</translation>
    </message>
    <message>
        <source>案件 {n}</source>
        <translation>Cases {n}</translation>
    </message>
    <message>
        <source>添加</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>电话</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>登记信息</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>登记信息已修改，尚未保存。</source>
        <translation>The details have been changed and not saved yet.</translation>
    </message>
</context>
<context>
    <name>PatternTable</name>
    <message>
        <source>{book}字头</source>
        <translation>{book} prefix</translation>
    </message>
    <message>
        <source>{book}格式</source>
        <translation>{book} format</translation>
    </message>
    <message>
        <source>▲ 须含 {year} 和 {seq} 各一次</source>
        <translation>▲ Must contain {year} and {seq} once each</translation>
    </message>
    <message>
        <source>下一个号</source>
        <translation>Next number</translation>
    </message>
    <message>
        <source>字头</source>
        <translation>Prefix</translation>
    </message>
    <message>
        <source>格式</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>编号簿</source>
        <translation>Number book</translation>
    </message>
</context>
<context>
    <name>PictureSide</name>
    <message>
        <source>右转，只影响查看</source>
        <translation>Turn right, for viewing only</translation>
    </message>
    <message>
        <source>左转，只影响查看</source>
        <translation>Turn left, for viewing only</translation>
    </message>
    <message>
        <source>请选择图片</source>
        <translation>Choose a picture</translation>
    </message>
</context>
<context>
    <name>PlaceStep</name>
    <message>
        <source>存放位置</source>
        <translation>Location</translation>
    </message>
    <message>
        <source>数据加密后存在这台电脑的一个文件夹里。网络共享、网盘同步目录和U盘会损坏或丢失数据，不能使用。</source>
        <translation>Data is stored encrypted in a folder of this computer. Network shares, cloud-synced folders and USB drives damage or lose data and cannot be used.</translation>
    </message>
    <message>
        <source>数据文件夹 *</source>
        <translation>Data folder *</translation>
    </message>
</context>
<context>
    <name>ProgressSheet</name>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>正在停止…</source>
        <translation>Stopping…</translation>
    </message>
    <message>
        <source>正在准备…</source>
        <translation>Preparing…</translation>
    </message>
</context>
<context>
    <name>QtPrompter</name>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>复制</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>知道了</source>
        <translation>Got it</translation>
    </message>
    <message>
        <source>确定</source>
        <translation>OK</translation>
    </message>
</context>
<context>
    <name>QuickSearch</name>
    <message>
        <source>共 {total} 件 · Enter 全部列出 · ↓ 选一件</source>
        <translation>Found: {total} · Enter list all · ↓ choose one</translation>
    </message>
    <message>
        <source>查找</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>查找结果</source>
        <translation>Search results</translation>
    </message>
    <message>
        <source>没有找到</source>
        <translation>Nothing found</translation>
    </message>
</context>
<context>
    <name>ReceiptField</name>
    <message>
        <source>没有凭证</source>
        <translation>No proof</translation>
    </message>
    <message>
        <source>送达回证</source>
        <translation>Proof of service</translation>
    </message>
    <message>
        <source>送达回证文件</source>
        <translation>File of the proof of service</translation>
    </message>
    <message>
        <source>选择…</source>
        <translation>Browse…</translation>
    </message>
</context>
<context>
    <name>RecoveryStep</name>
    <message>
        <source>与恢复码不符，请对照上面再输一次。</source>
        <translation>This does not match the recovery key; compare with the key above and enter it again.</translation>
    </message>
    <message>
        <source>为确认已经记下，请输入第 {number} 组的 4 个字符：</source>
        <translation>To confirm that you have it, enter the 4 characters of group {number}:</translation>
    </message>
    <message>
        <source>保存为 PDF 并打印…</source>
        <translation>Save as PDF and print…</translation>
    </message>
    <message>
        <source>忘记密码时只有它能打开数据，只显示这一次。请保存为 PDF 打印出来，与电脑分开保管。</source>
        <translation>If the password is forgotten, only this key opens the data. It is shown only this once: save it as PDF, print it and keep it away from the computer.</translation>
    </message>
    <message>
        <source>恢复码</source>
        <translation>Recovery key</translation>
    </message>
</context>
<context>
    <name>RecyclePage</name>
    <message>
        <source>{n} 件</source>
        <translation>Cases: {n}</translation>
    </message>
    <message>
        <source>&#x3000;选中 {rows} 行</source>
        <translation>  {rows} selected</translation>
    </message>
    <message>
        <source>删除原因：</source>
        <translation>Reason for deletion:</translation>
    </message>
    <message>
        <source>删除后不能恢复，编号作废但仍列在编号簿中。</source>
        <translation>This cannot be undone; the numbers are voided but stay listed in the number book.</translation>
    </message>
    <message>
        <source>回收站</source>
        <translation>Recycle bin</translation>
    </message>
    <message>
        <source>回收站是空的</source>
        <translation>The recycle bin is empty</translation>
    </message>
    <message>
        <source>在案件列表中按 Del 移入的案件会留在这里，随时可以移出。</source>
        <translation>Cases removed with Del in a case list stay here and can be restored at any time.</translation>
    </message>
    <message>
        <source>已彻底删除 {n} 件。</source>
        <translation>Permanently deleted: {n}.</translation>
    </message>
    <message>
        <source>已移出回收站 {n} 件。</source>
        <translation>Restored from the recycle bin: {n}.</translation>
    </message>
    <message>
        <source>彻底删除 {n} 件案件</source>
        <translation>Permanently delete cases: {n}</translation>
    </message>
    <message>
        <source>彻底删除…</source>
        <translation>Delete permanently…</translation>
    </message>
    <message>
        <source>案件</source>
        <translation>Cases</translation>
    </message>
    <message>
        <source>移出回收站</source>
        <translation>Restore</translation>
    </message>
    <message>
        <source>证据</source>
        <translation>Evidence</translation>
    </message>
    <message>
        <source>证据 {n}</source>
        <translation>Evidence {n}</translation>
    </message>
</context>
<context>
    <name>RegistersPage</name>
    <message>
        <source>信用记录</source>
        <translation>Credit records</translation>
    </message>
    <message>
        <source>发文登记簿</source>
        <translation>Issued documents</translation>
    </message>
    <message>
        <source>台账</source>
        <translation>Registers</translation>
    </message>
    <message>
        <source>归档</source>
        <translation>Archive</translation>
    </message>
    <message>
        <source>登记信用记录</source>
        <translation>New credit record</translation>
    </message>
    <message>
        <source>登记移送</source>
        <translation>New transfer</translation>
    </message>
    <message>
        <source>移送台账</source>
        <translation>Transfers</translation>
    </message>
</context>
<context>
    <name>Reminder</name>
    <message>
        <source>快维 期限提醒</source>
        <translation>KuaiWei deadlines</translation>
    </message>
</context>
<context>
    <name>RepeatPart</name>
    <message>
        <source>另有 {n} 件</source>
        <translation>{n} more</translation>
    </message>
    <message>
        <source>提示，非认定</source>
        <translation>A hint, not a finding</translation>
    </message>
    <message>
        <source>相同：{facts}</source>
        <translation>Same: {facts}</translation>
    </message>
    <message>
        <source>重复当事人</source>
        <translation>Repeat party</translation>
    </message>
</context>
<context>
    <name>RowTable</name>
    <message>
        <source>在此键入，可从 Excel 整块粘贴…</source>
        <translation>Type here, or paste a block from Excel…</translation>
    </message>
</context>
<context>
    <name>RuleSheet</name>
    <message>
        <source>{term}：{nature}期限 {limit}。承诺时限另列一行，以空心标出，不改变{nature}期限。</source>
        <translation>{term}: limit {limit} ({nature}). The promise gets its own hollow line; the limit itself ({nature}) stays.</translation>
    </message>
    <message>
        <source>{term}：期限 {limit}。依据：{source}。核实原文后不再标“待核实”。</source>
        <translation>{term}: limit {limit}. Basis: {source}. Once checked, it is no longer marked &quot;To verify&quot;.</translation>
    </message>
    <message>
        <source>{term}：现为 {limit}，程序自带 {shipped}，尚未核实原文。</source>
        <translation>{term}: now {limit}; the program ships {shipped}, not yet verified.</translation>
    </message>
    <message>
        <source>单位</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>原因 *</source>
        <translation>Reason *</translation>
    </message>
    <message>
        <source>如：中心会议纪要、属地文件和条款</source>
        <translation>e.g. minutes of the centre, local document and clause</translation>
    </message>
    <message>
        <source>如：查阅的文件、版本和条款</source>
        <translation>e.g. document, version and clause consulted</translation>
    </message>
    <message>
        <source>已对照原文核实</source>
        <translation>Checked against the original text</translation>
    </message>
    <message>
        <source>承诺 *</source>
        <translation>Promise *</translation>
    </message>
    <message>
        <source>更改期限</source>
        <translation>Change limit</translation>
    </message>
    <message>
        <source>期限 *</source>
        <translation>Limit *</translation>
    </message>
    <message>
        <source>看会变动什么</source>
        <translation>See what changes</translation>
    </message>
    <message>
        <source>确认已核实</source>
        <translation>Confirm as verified</translation>
    </message>
    <message>
        <source>设承诺时限</source>
        <translation>Set promise</translation>
    </message>
</context>
<context>
    <name>RulesPanel</name>
    <message>
        <source>{shown} / {all} 条</source>
        <translation>{shown} of {all}</translation>
    </message>
    <message>
        <source>只有负责人和管理员可以改动；已核实的期限以原文为准。</source>
        <translation>Only supervisors and administrators can change rules; verified limits follow the original text.</translation>
    </message>
    <message>
        <source>待核实</source>
        <translation>To verify</translation>
    </message>
    <message>
        <source>撤销承诺时限</source>
        <translation>Withdraw promise</translation>
    </message>
    <message>
        <source>撤销期限设定</source>
        <translation>Withdraw limit</translation>
    </message>
    <message>
        <source>撤销本中心设定</source>
        <translation>Withdraw the centre&apos;s setting</translation>
    </message>
    <message>
        <source>撤销本中心设定…</source>
        <translation>Withdraw setting…</translation>
    </message>
    <message>
        <source>更改期限…</source>
        <translation>Change limit…</translation>
    </message>
    <message>
        <source>期限规则</source>
        <translation>Deadline rules</translation>
    </message>
    <message>
        <source>期限规则已改，{n} 件的日期随之变动。</source>
        <translation>Deadline rules changed; cases with new dates: {n}.</translation>
    </message>
    <message>
        <source>本中心既改了期限，又设了承诺时限，要撤销哪一项？</source>
        <translation>The centre changed the limit and set a promise. Which one shall be withdrawn?</translation>
    </message>
    <message>
        <source>确认已核实…</source>
        <translation>Mark verified…</translation>
    </message>
    <message>
        <source>规则、起算、依据…</source>
        <translation>Rule, start, basis…</translation>
    </message>
    <message>
        <source>设承诺时限…</source>
        <translation>Set promise…</translation>
    </message>
    <message>
        <source>读取期限规则</source>
        <translation>Loading the deadline rules</translation>
    </message>
</context>
<context>
    <name>SaveRow</name>
    <message>
        <source>撤销改动</source>
        <translation>Revert changes</translation>
    </message>
    <message>
        <source>有改动没有保存</source>
        <translation>Unsaved changes</translation>
    </message>
</context>
<context>
    <name>ScopeChips</name>
    <message>
        <source>{whose}的{words}</source>
        <translation>{words}: {whose}</translation>
    </message>
    <message>
        <source>全中心</source>
        <translation>Whole centre</translation>
    </message>
    <message>
        <source>我</source>
        <translation>Me</translation>
    </message>
    <message>
        <source>我的</source>
        <translation>Mine</translation>
    </message>
    <message>
        <source>承办人：{name}</source>
        <translation>Handler: {name}</translation>
    </message>
    <message>
        <source>某人</source>
        <translation>Someone</translation>
    </message>
    <message>
        <source>看某一位承办人的期限</source>
        <translation>See the deadlines of one handler</translation>
    </message>
</context>
<context>
    <name>SectionBlock</name>
    <message>
        <source>各立一案或合为一案（Alt+G）</source>
        <translation>A case for each row or one case for all (Alt+G)</translation>
    </message>
    <message>
        <source>展开或收起本栏的更多栏目（Alt+M）</source>
        <translation>Show or hide more fields of this section (Alt+M)</translation>
    </message>
    <message>
        <source>更多栏目</source>
        <translation>More fields</translation>
    </message>
</context>
<context>
    <name>SecurityPanel</name>
    <message>
        <source>PDF 文件 (*.pdf)</source>
        <translation>PDF files (*.pdf)</translation>
    </message>
    <message>
        <source>与恢复码不符，请对照上面再输一次。</source>
        <translation>This does not match the recovery key; compare with the key above and enter it again.</translation>
    </message>
    <message>
        <source>为确认已经记下，请输入第 {number} 组的 4 个字符：</source>
        <translation>To confirm that you have it, enter the 4 characters of group {number}:</translation>
    </message>
    <message>
        <source>保存为 PDF 并打印…</source>
        <translation>Save as PDF and print…</translation>
    </message>
    <message>
        <source>保存恢复码</source>
        <translation>Save recovery key</translation>
    </message>
    <message>
        <source>修改密码</source>
        <translation>Change password</translation>
    </message>
    <message>
        <source>再输一次 *</source>
        <translation>Repeat *</translation>
    </message>
    <message>
        <source>只有管理员可以换发恢复码。</source>
        <translation>Only an administrator can issue a new recovery key.</translation>
    </message>
    <message>
        <source>安全</source>
        <translation>Security</translation>
    </message>
    <message>
        <source>密码已修改，下次登录时使用新密码</source>
        <translation>Password changed; use the new one at the next sign-in</translation>
    </message>
    <message>
        <source>已保存 {name}，打印后请删除</source>
        <translation>Saved {name}; delete it after printing</translation>
    </message>
    <message>
        <source>忘记密码时只有恢复码能打开数据。人员交接或怀疑泄露时换发新的，旧码随即作废。</source>
        <translation>If the password is forgotten, only the recovery key opens the data. Issue a new one when staff change or a leak is suspected; the old one is void at once.</translation>
    </message>
    <message>
        <source>快维恢复码.pdf</source>
        <translation>KuaiWei recovery key.pdf</translation>
    </message>
    <message>
        <source>恢复码</source>
        <translation>Recovery key</translation>
    </message>
    <message>
        <source>我的密码</source>
        <translation>My password</translation>
    </message>
    <message>
        <source>换发后旧恢复码立即作废，已打印的那张请销毁。</source>
        <translation>The old recovery key is void at once; destroy its printed sheet.</translation>
    </message>
    <message>
        <source>换发恢复码</source>
        <translation>Issue new recovery key</translation>
    </message>
    <message>
        <source>换发恢复码…</source>
        <translation>Issue new recovery key…</translation>
    </message>
    <message>
        <source>新密码 *</source>
        <translation>New password *</translation>
    </message>
    <message>
        <source>新恢复码已启用，请封存打印件</source>
        <translation>The new recovery key is in force; seal the printed sheet</translation>
    </message>
    <message>
        <source>核对</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>现在的密码 *</source>
        <translation>Current password *</translation>
    </message>
    <message>
        <source>现在的密码不对，密码没有改动。</source>
        <translation>The current password is wrong; the password was not changed.</translation>
    </message>
    <message>
        <source>至少8位，几个词连起来最好记</source>
        <translation>At least 8 characters; a few words in a row are easiest to remember</translation>
    </message>
    <message>
        <source>这一组的 4 个字符</source>
        <translation>The 4 characters of this group</translation>
    </message>
</context>
<context>
    <name>ServicePanel</name>
    <message>
        <source>删除原因：</source>
        <translation>Reason for deleting:</translation>
    </message>
    <message>
        <source>删除记录…</source>
        <translation>Delete record…</translation>
    </message>
    <message>
        <source>删除送达记录</source>
        <translation>Delete service record</translation>
    </message>
    <message>
        <source>办理登记送达的步骤时自动记入；其他文书的送达也可以在这里登记。</source>
        <translation>Steps that record a service list it here by themselves; services of other documents can be recorded here too.</translation>
    </message>
    <message>
        <source>已登记，送达日 {day}。</source>
        <translation>Recorded; served on {day}.</translation>
    </message>
    <message>
        <source>没有送达记录</source>
        <translation>No service recorded</translation>
    </message>
    <message>
        <source>登记送达…</source>
        <translation>Record service…</translation>
    </message>
    <message>
        <source>送达记录</source>
        <translation>Service of documents</translation>
    </message>
</context>
<context>
    <name>ServiceSheet</name>
    <message>
        <source>受送达人 *</source>
        <translation>Served on *</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Remarks</translation>
    </message>
    <message>
        <source>如：答辩通知书</source>
        <translation>e.g. notice to respond</translation>
    </message>
    <message>
        <source>文书 *</source>
        <translation>Document *</translation>
    </message>
    <message>
        <source>日期 *</source>
        <translation>Date *</translation>
    </message>
    <message>
        <source>登记送达</source>
        <translation>Record service</translation>
    </message>
    <message>
        <source>签收人、见证人</source>
        <translation>Signed by, witnessed by</translation>
    </message>
    <message>
        <source>请填写{what}。</source>
        <translation>Enter {what}.</translation>
    </message>
    <message>
        <source>送达方式</source>
        <translation>Way of service</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>“{tab}”中有改动没有保存。</source>
        <translation>There are unsaved changes under &quot;{tab}&quot;.</translation>
    </message>
    <message>
        <source>不保存</source>
        <translation>Don&apos;t save</translation>
    </message>
    <message>
        <source>中心</source>
        <translation>Centre</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>关于</source>
        <translation>About</translation>
    </message>
    <message>
        <source>备份</source>
        <translation>Backup</translation>
    </message>
    <message>
        <source>外观</source>
        <translation>Appearance</translation>
    </message>
    <message>
        <source>安全</source>
        <translation>Security</translation>
    </message>
    <message>
        <source>文书模板</source>
        <translation>Templates</translation>
    </message>
    <message>
        <source>有改动没有保存</source>
        <translation>Unsaved changes</translation>
    </message>
    <message>
        <source>期限规则</source>
        <translation>Deadline rules</translation>
    </message>
    <message>
        <source>编号簿</source>
        <translation>Number book</translation>
    </message>
    <message>
        <source>设置</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>设置的分栏</source>
        <translation>Tabs of the settings</translation>
    </message>
    <message>
        <source>账号</source>
        <translation>Accounts</translation>
    </message>
</context>
<context>
    <name>SignInDialog</name>
    <message>
        <source>为所选账号设新密码</source>
        <translation>New password for the selected account</translation>
    </message>
    <message>
        <source>密码</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>建立数据时打印的 8 组字符</source>
        <translation>The 8 groups printed when the data was created</translation>
    </message>
    <message>
        <source>建立新的数据…</source>
        <translation>Create new data…</translation>
    </message>
    <message>
        <source>忘记密码…</source>
        <translation>Forgot password…</translation>
    </message>
    <message>
        <source>快维</source>
        <translation>KuaiWei</translation>
    </message>
    <message>
        <source>恢复码</source>
        <translation>Recovery key</translation>
    </message>
    <message>
        <source>打开其他数据…</source>
        <translation>Open other data…</translation>
    </message>
    <message>
        <source>打开数据文件夹</source>
        <translation>Open data folder</translation>
    </message>
    <message>
        <source>正在打开数据</source>
        <translation>Opening the data</translation>
    </message>
    <message>
        <source>登录</source>
        <translation>Sign in</translation>
    </message>
    <message>
        <source>登录 — 快维</source>
        <translation>Sign in — KuaiWei</translation>
    </message>
    <message>
        <source>账号</source>
        <translation>Account</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>重设密码并打开</source>
        <translation>Reset password and open</translation>
    </message>
</context>
<context>
    <name>SittingSheet</name>
    <message>
        <source>事项</source>
        <translation>Event</translation>
    </message>
    <message>
        <source>保存排期</source>
        <translation>Save booking</translation>
    </message>
    <message>
        <source>分钟 *</source>
        <translation>Minutes *</translation>
    </message>
    <message>
        <source>到场人员</source>
        <translation>Present</translation>
    </message>
    <message>
        <source>加入排期</source>
        <translation>Book</translation>
    </message>
    <message>
        <source>地点</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>排期</source>
        <translation>Book</translation>
    </message>
    <message>
        <source>改排期</source>
        <translation>Change booking</translation>
    </message>
    <message>
        <source>日期 *</source>
        <translation>Date *</translation>
    </message>
    <message>
        <source>时间 *</source>
        <translation>Time *</translation>
    </message>
    <message>
        <source>本中心的人，用“、”隔开</source>
        <translation>Staff of the centre, separated with 、</translation>
    </message>
    <message>
        <source>查排期冲突</source>
        <translation>Checking for clashes</translation>
    </message>
    <message>
        <source>案件 *</source>
        <translation>Case *</translation>
    </message>
</context>
<context>
    <name>TemplateEditor</name>
    <message>
        <source>▲ {n} 处问题，改好后才能保存</source>
        <translation>▲ Problems to fix before saving: {n}</translation>
    </message>
    <message>
        <source>✓ 检查通过</source>
        <translation>✓ No problems</translation>
    </message>
    <message>
        <source>保存为新版本</source>
        <translation>Save as new version</translation>
    </message>
    <message>
        <source>保存为新版本…</source>
        <translation>Save as new version…</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>关闭后这次的改动就没有了，模板保持原样。</source>
        <translation>Closing drops these changes; the template stays as it was.</translation>
    </message>
    <message>
        <source>占位符</source>
        <translation>Placeholders</translation>
    </message>
    <message>
        <source>占位符和试排</source>
        <translation>Placeholders and trial</translation>
    </message>
    <message>
        <source>历次版本：{all}</source>
        <translation>Versions: {all}</translation>
    </message>
    <message>
        <source>双击或回车插到光标处</source>
        <translation>Double-click or Enter inserts it at the cursor</translation>
    </message>
    <message>
        <source>找占位符</source>
        <translation>Find placeholder</translation>
    </message>
    <message>
        <source>放弃改动</source>
        <translation>Discard changes</translation>
    </message>
    <message>
        <source>文书模板</source>
        <translation>Document template</translation>
    </message>
    <message>
        <source>新版本用于以后制作的文书。改动原因：</source>
        <translation>The new version is used for documents made from now on. Reason for the change:</translation>
    </message>
    <message>
        <source>检查出的问题</source>
        <translation>Problems found</translation>
    </message>
    <message>
        <source>模板有改动没有保存</source>
        <translation>Unsaved changes in the template</translation>
    </message>
    <message>
        <source>模板的两个文件</source>
        <translation>The two files of the template</translation>
    </message>
    <message>
        <source>正在检查…</source>
        <translation>Checking…</translation>
    </message>
    <message>
        <source>正文 body.txt</source>
        <translation>Text (body.txt)</translation>
    </message>
    <message>
        <source>用哪件案件试排</source>
        <translation>Case to try it with</translation>
    </message>
    <message>
        <source>试排</source>
        <translation>Trial</translation>
    </message>
    <message>
        <source>说明 paper.toml</source>
        <translation>Facts (paper.toml)</translation>
    </message>
</context>
<context>
    <name>TemplatesPanel</name>
    <message>
        <source>{shown} / {all} 个</source>
        <translation>{shown} of {all}</translation>
    </message>
    <message>
        <source>“{title}”将停用本中心的版本，历史版本保留。原因：</source>
        <translation>The centre&apos;s version of &quot;{title}&quot; goes out of use; its history is kept. Reason:</translation>
    </message>
    <message>
        <source>以此新增…</source>
        <translation>New from this…</translation>
    </message>
    <message>
        <source>全部导出…</source>
        <translation>Export all…</translation>
    </message>
    <message>
        <source>导入…</source>
        <translation>Import…</translation>
    </message>
    <message>
        <source>导入文书模板</source>
        <translation>Import templates</translation>
    </message>
    <message>
        <source>导出 {n} 个…</source>
        <translation>Export {n}…</translation>
    </message>
    <message>
        <source>导出…</source>
        <translation>Export…</translation>
    </message>
    <message>
        <source>导出文书模板</source>
        <translation>Export templates</translation>
    </message>
    <message>
        <source>已保存为第{version}版，以后制作的文书用新版。</source>
        <translation>Saved as version {version}; documents made from now on use it.</translation>
    </message>
    <message>
        <source>已导入文书模板。</source>
        <translation>Templates imported.</translation>
    </message>
    <message>
        <source>已导出 {n} 个模板。</source>
        <translation>Templates exported: {n}.</translation>
    </message>
    <message>
        <source>已恢复出厂模板。</source>
        <translation>Shipped template restored.</translation>
    </message>
    <message>
        <source>恢复出厂…</source>
        <translation>Restore shipped…</translation>
    </message>
    <message>
        <source>恢复出厂模板</source>
        <translation>Restore shipped template</translation>
    </message>
    <message>
        <source>改动只影响以后的文书；已签发的文书保留当时的模板版本和成品。只有负责人和管理员可以改动。</source>
        <translation>Changes apply to later documents only; issued ones keep their template version and finished file. Only supervisors and administrators can change templates.</translation>
    </message>
    <message>
        <source>文书名称、代号…</source>
        <translation>Name, code…</translation>
    </message>
    <message>
        <source>文书模板</source>
        <translation>Document templates</translation>
    </message>
    <message>
        <source>文书模板.zip</source>
        <translation>templates.zip</translation>
    </message>
    <message>
        <source>新增模板</source>
        <translation>New template</translation>
    </message>
    <message>
        <source>有问题</source>
        <translation>With problems</translation>
    </message>
    <message>
        <source>查看…</source>
        <translation>View…</translation>
    </message>
    <message>
        <source>模板的英文代称，小写字母、数字和连字符，如 my-notice：</source>
        <translation>Short name in small letters, digits and hyphens, e.g. my-notice:</translation>
    </message>
    <message>
        <source>编辑…</source>
        <translation>Edit…</translation>
    </message>
    <message>
        <source>读取文书模板</source>
        <translation>Loading the templates</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>案号、当事人、专利号、电话、拼音首字母…</source>
        <translation>Number, party, patent, phone, initials…</translation>
    </message>
</context>
<context>
    <name>TransferDaySheet</name>
    <message>
        <source>文号</source>
        <translation>Document no.</translation>
    </message>
    <message>
        <source>请填写日期。</source>
        <translation>Enter the date.</translation>
    </message>
</context>
<context>
    <name>TransferSheet</name>
    <message>
        <source>单位类别</source>
        <translation>Kind of body</translation>
    </message>
    <message>
        <source>反馈期限</source>
        <translation>Reply due</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>批准移送时间</source>
        <translation>Transfer approved</translation>
    </message>
    <message>
        <source>接收单位 *</source>
        <translation>Receiving body *</translation>
    </message>
    <message>
        <source>未移送的留空</source>
        <translation>Leave empty if not sent</translation>
    </message>
    <message>
        <source>案件 *</source>
        <translation>Case *</translation>
    </message>
    <message>
        <source>登记移送</source>
        <translation>Record transfer</translation>
    </message>
    <message>
        <source>移送文号</source>
        <translation>Transfer no.</translation>
    </message>
    <message>
        <source>移送日期</source>
        <translation>Date sent</translation>
    </message>
    <message>
        <source>请填写接收单位。</source>
        <translation>Enter the receiving body.</translation>
    </message>
    <message>
        <source>请按案号或当事人查到案件，再选定。</source>
        <translation>Find the case by number or party and choose it.</translation>
    </message>
</context>
<context>
    <name>TransfersPanel</name>
    <message>
        <source>Enter 打开案件</source>
        <translation>Enter open case</translation>
    </message>
    <message>
        <source>{n} 条</source>
        <translation>Entries: {n}</translation>
    </message>
    <message>
        <source>● 法定&#x3000;○ 约定</source>
        <translation>● statutory  ○ agreed</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>全部单位</source>
        <translation>All bodies</translation>
    </message>
    <message>
        <source>单位类别</source>
        <translation>Kind of body</translation>
    </message>
    <message>
        <source>已登记反馈。</source>
        <translation>Reply recorded.</translation>
    </message>
    <message>
        <source>已登记移送，期限随即起算。</source>
        <translation>Transfer recorded; its limits run from now.</translation>
    </message>
    <message>
        <source>已登记，期限随之更新。</source>
        <translation>Recorded; the limits are updated.</translation>
    </message>
    <message>
        <source>接收日期 *</source>
        <translation>Date received *</translation>
    </message>
    <message>
        <source>期限</source>
        <translation>Limit</translation>
    </message>
    <message>
        <source>未了结</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>没有移送记录</source>
        <translation>No transfers</translation>
    </message>
    <message>
        <source>没有选中移送记录</source>
        <translation>No transfer selected</translation>
    </message>
    <message>
        <source>点“登记移送”把案件移送公安、海关、法院等的时间记在这里，法定期限随即起算；已了结的在“全部”里。</source>
        <translation>Press &quot;New transfer&quot; to record when a case went to the police, customs, a court or another body; its statutory limits then run. Finished ones are under &quot;All&quot;.</translation>
    </message>
    <message>
        <source>登记反馈</source>
        <translation>Record reply</translation>
    </message>
    <message>
        <source>登记反馈…</source>
        <translation>Record reply…</translation>
    </message>
    <message>
        <source>登记接收</source>
        <translation>Record receipt</translation>
    </message>
    <message>
        <source>登记接收…</source>
        <translation>Record receipt…</translation>
    </message>
    <message>
        <source>登记移送</source>
        <translation>New transfer</translation>
    </message>
    <message>
        <source>登记移送日</source>
        <translation>Record sending</translation>
    </message>
    <message>
        <source>登记移送日…</source>
        <translation>Record sending…</translation>
    </message>
    <message>
        <source>移送台账</source>
        <translation>Transfers</translation>
    </message>
    <message>
        <source>移送日期 *</source>
        <translation>Date sent *</translation>
    </message>
    <message>
        <source>读取移送台账</source>
        <translation>Loading the transfers</translation>
    </message>
</context>
<context>
    <name>UnverifiedTag</name>
    <message>
        <source>{term}待核实</source>
        <translation>{term}: to verify</translation>
    </message>
    <message>
        <source>{term}标为已核实</source>
        <translation>Mark {term} as verified</translation>
    </message>
    <message>
        <source>待核实</source>
        <translation>To verify</translation>
    </message>
    <message>
        <source>标为已核实</source>
        <translation>Mark as verified</translation>
    </message>
    <message>
        <source>没有公开来源确认，请按批复、委托书等原件核对。</source>
        <translation>No public source confirms this; check it against the approval, delegation letter or other original.</translation>
    </message>
</context>
<context>
    <name>WhatIfSheet</name>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>变动预览</source>
        <translation>Preview of changes</translation>
    </message>
    <message>
        <source>将变动的期限</source>
        <translation>Limits that will change</translation>
    </message>
    <message>
        <source>应用</source>
        <translation>Apply</translation>
    </message>
    <message>
        <source>应用之前不改动任何数据。</source>
        <translation>Nothing is changed until you apply.</translation>
    </message>
    <message>
        <source>应用后，在办案件的届满日都和现在一样。</source>
        <translation>All open cases keep their dates.</translation>
    </message>
    <message>
        <source>没有在办期限会变</source>
        <translation>No running limit changes</translation>
    </message>
</context>
<context>
    <name>WhyPanel</name>
    <message>
        <source>为什么是这一天</source>
        <translation>Why this date</translation>
    </message>
    <message>
        <source>在左边选一行，这里显示起算、每一步计算和依据。</source>
        <translation>Select a row on the left to see its start, each step of the count and its basis.</translation>
    </message>
    <message>
        <source>复制说明</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>已核对条文</source>
        <translation>Text checked</translation>
    </message>
    <message>
        <source>待核实</source>
        <translation>To verify</translation>
    </message>
    <message>
        <source>时间未计</source>
        <translation>Not counted</translation>
    </message>
    <message>
        <source>暂定</source>
        <translation>Provisional</translation>
    </message>
    <message>
        <source>没有选中期限</source>
        <translation>No deadline selected</translation>
    </message>
    <message>
        <source>计算过程</source>
        <translation>How it was counted</translation>
    </message>
    <message>
        <source>调整期限</source>
        <translation>Change limit</translation>
    </message>
</context>
<context>
    <name>WindowNavigator</name>
    <message>
        <source>已保存修改。</source>
        <translation>Changes saved.</translation>
    </message>
    <message>
        <source>已办理。</source>
        <translation>Done.</translation>
    </message>
    <message>
        <source>已编案号 {number}</source>
        <translation>Case number {number} assigned</translation>
    </message>
    <message>
        <source>这份草稿已经保存或放弃了。</source>
        <translation>This draft has already been saved or discarded.</translation>
    </message>
</context>
<context>
    <name>WorkbenchPage</name>
    <message>
        <source>{month}受理</source>
        <translation>Accepted in {month}</translation>
    </message>
    <message>
        <source>{month}月至今</source>
        <translation>Month {month} so far</translation>
    </message>
    <message>
        <source>● 法定 ○ 内部 · W 为什么是这一天</source>
        <translation>● statutory ○ internal · W why</translation>
    </message>
    <message>
        <source>对比上年同期</source>
        <translation>vs. last year</translation>
    </message>
    <message>
        <source>工作台</source>
        <translation>Workbench</translation>
    </message>
    <message>
        <source>收件</source>
        <translation>New intake</translation>
    </message>
    <message>
        <source>收件、受理、送达等每办一步，随之起算的期限就按先后列在这里。</source>
        <translation>Each step such as intake, acceptance or service starts limits; they are listed here in order.</translation>
    </message>
    <message>
        <source>没有在走的期限</source>
        <translation>No running deadlines</translation>
    </message>
    <message>
        <source>要办的事</source>
        <translation>To do</translation>
    </message>
    <message>
        <source>读取工作台</source>
        <translation>Loading the workbench</translation>
    </message>
</context>
<context>
    <name>WrittenBar</name>
    <message>
        <source>关闭提示</source>
        <translation>Dismiss</translation>
    </message>
    <message>
        <source>已导出 {name}</source>
        <translation>Exported {name}</translation>
    </message>
    <message>
        <source>打开所在文件夹</source>
        <translation>Open its folder</translation>
    </message>
</context>
<context>
    <name>YearsPanel</name>
    <message>
        <source>历表已知至 {day}，其后的届满日为暂定。</source>
        <translation>Known to {day}; later dates are provisional.</translation>
    </message>
    <message>
        <source>只有负责人和管理员可以导入和调整。</source>
        <translation>Only supervisors and administrators can import and change.</translation>
    </message>
    <message>
        <source>导入放假安排…</source>
        <translation>Import holiday notice…</translation>
    </message>
    <message>
        <source>已知年度</source>
        <translation>Known years</translation>
    </message>
    <message>
        <source>手工调整</source>
        <translation>Manual changes</translation>
    </message>
    <message>
        <source>手工调整的日子</source>
        <translation>Days changed by hand</translation>
    </message>
    <message>
        <source>撤销调整…</source>
        <translation>Undo change…</translation>
    </message>
    <message>
        <source>没有手工调整的日子。在“当日”中可以把某一天改为上班或休息。</source>
        <translation>No day was changed by hand. Under &quot;Day&quot; a day can be made a working day or a day off.</translation>
    </message>
</context>
</TS>
