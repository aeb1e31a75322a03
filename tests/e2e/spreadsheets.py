"""One table as four programs put it into the clipboard, as HTML and as text.

LibreOffice's HTML is shortened from what its own filter wrote (7.4, a comment, a hidden row and a hidden column
included); those of Excel, Google Sheets and Numbers, and all texts, follow the forms these programs are known to write.
"""

from __future__ import annotations

ROWS = [
    ["Moment", "Pain", "Share"],
    ["Check in", "Queue at six\nin the evening", "25%"],
    ["等候", "价格 < 成本 & 更多", "2026-03-01"],
    ["merged over two", "", 'Says "welcome"'],
    ["", "=1+1", "1,234.50"],
]
"""What a person sees of it."""
_EXCEL = """<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:x="urn:schemas-microsoft-com:office:excel" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><meta name=ProgId content=Excel.Sheet>
<style><!--table {mso-displayed-decimal-separator:"\\."; mso-displayed-thousand-separator:"\\,";}
.xl65 {mso-number-format:0%;} .xl66 {mso-style-parent:style0; white-space:normal;} --></style></head>
<body link="#0563C1" vlink="#954F72">
<table border=0 cellpadding=0 cellspacing=0 width=256 style='border-collapse:collapse;width:192pt'>
<!--StartFragment--> <col width=64 style='width:48pt'><col width=64 style='width:48pt'>
 <col width=0 style='display:none;mso-width-source:userset'><col width=64 style='width:48pt'>
 <tr height=20 style='height:15.0pt'>
  <td height=20 width=64 style='height:15.0pt;width:48pt'>Moment</td><td width=64>Pain</td><td width=0>Secret</td>
  <td width=64>Share</td></tr>
 <tr height=40 style='height:30.0pt'><td height=40>Check in</td>
  <td class=xl66 width=64>Queue at six<br>
    in the evening</td><td>x</td><td class=xl65 align=right x:num="0.25">25%</td></tr>
 <tr height=0 style='display:none;mso-height-source:userset'><td>Hidden row</td><td>x</td><td>x</td><td>x</td></tr>
 <tr height=20><td>等候</td><td>价格 &lt; 成本<span style='mso-spacerun:yes'>  </span>&amp; 更多</td><td></td>
  <td align=right x:num="46082">2026-03-01</td></tr>
 <tr height=20><td colspan=2 rowspan=2 height=40 style='height:30.0pt'>merged over two</td><td>x</td>
  <td>Says &quot;welcome&quot;</td></tr>
 <tr height=20><td>x</td><td align=right x:num="1234.5">1,234.50</td></tr>
<![if supportMisalignedColumns]>
 <tr height=0 style='display:none'><td width=64 style='width:48pt'></td><td width=64></td></tr>
<![endif]><!--EndFragment-->
</table></body></html>"""
_GOOGLE = """<meta charset='utf-8'><google-sheets-html-origin><style type="text/css"><!--td {border: 1px solid #cccccc;}
br {mso-data-placement:same-cell;}--></style><table xmlns="http://www.w3.org/1999/xhtml" cellspacing="0" dir="ltr"
border="1" data-sheets-root="1" data-sheets-baot="1"><colgroup><col width="100"/><col width="100"/><col width="100"/>
</colgroup><tbody><tr style="height:21px;"><td style="overflow:hidden;padding:2px 3px;"
data-sheets-value="{&quot;1&quot;:2,&quot;2&quot;:&quot;Moment&quot;}">Moment</td><td>Pain</td><td>Share</td></tr>
<tr style="height:21px;"><td>Check in</td><td>Queue at six<br/>in the evening</td>
<td style="text-align:right;" data-sheets-numberformat="{&quot;1&quot;:3,&quot;2&quot;:&quot;0%&quot;}">25%</td></tr>
<tr><td>等候</td><td>价格 &lt; 成本 &amp; 更多</td><td>2026-03-01</td></tr>
<tr><td rowspan="1" colspan="2"><div style="max-height:21px">merged over two</div></td>
<td>Says &quot;welcome&quot;</td></tr>
<tr><td></td><td data-sheets-formula="">=1+1</td><td>1,234.50</td></tr></tbody></table>"""
_NUMBERS = """<!DOCTYPE html PUBLIC "-//W3C//DTD HTML 4.01//EN" "http://www.w3.org/TR/html4/strict.dtd"><html><head>
<meta http-equiv="Content-Type" content="text/html; charset=utf-8"><meta name="Generator" content="Cocoa HTML Writer">
<style type="text/css">p.p1 {margin: 0.0px; font: 10.0px 'Helvetica Neue'} table.t1 {border-collapse: collapse}</style>
</head><body><table cellspacing="0" cellpadding="0" class="t1"><tbody>
<tr><td valign="top" class="td1"><p class="p1">Moment</p></td><td><p class="p1">Pain</p></td><td><p>Share</p></td></tr>
<tr><td><p class="p1">Check in</p></td><td><p class="p1">Queue at six</p><p class="p1">in the evening</p></td>
<td><p class="p1">25%</p></td></tr>
<tr><td><p class="p1">等候</p></td>
<td><p class="p1">价格 &lt; 成本<span class="Apple-converted-space"> </span>&amp; 更多</p></td>
<td><p class="p1">2026-03-01</p></td></tr>
<tr><td colspan="2"><p class="p1">merged over two</p></td><td><p class="p1">Says "welcome"</p></td></tr>
<tr><td><p class="p1"><br></p></td><td><p class="p1">=1+1</p></td><td><p class="p1">1,234.50</p></td></tr>
</tbody></table></body></html>"""
_LIBREOFFICE = """<!DOCTYPE html>

<html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"/><title></title>
	<meta name="generator" content="LibreOffice 7.4.7.2 (Linux)"/>
	<style type="text/css">
		body,div,table,thead,tbody,tfoot,tr,th,td,p { font-family:"Calibri"; font-size:x-small }
		comment { display:none;  }
	</style></head>

<body>
<table cellspacing="0" border="0">
	<colgroup span="3" width="80"></colgroup>
	<tr>
		<td height="20" align="left" valign=bottom><font color="#000000">Moment</font></td>
		<td align="left" valign=bottom><font color="#000000">Pain</font></td>
		<td align="left" valign=bottom><font color="#000000">Share</font></td>
	</tr>
	<tr>
		<td height="20" align="left" valign=bottom><font color="#000000">Check in</font></td>
		<td align="left" valign=bottom><a class="comment-indicator"></a>
	<comment>A remark of mine</comment>
	<font color="#000000">Queue at six<br>in the evening</font></td>
		<td align="right" valign=bottom sdval="0.25" sdnum="1033;0;0%"><font color="#000000">25%</font></td>
	</tr>
	<tr>
		<td height="20" align="left" valign=bottom><font face="Noto Sans CJK SC" color="#000000">等候</font></td>
		<td align="left" valign=bottom><font face="Noto Sans CJK SC"
			color="#000000">价格 &lt; 成本 &amp; 更多</font></td>
		<td align="right" valign=bottom sdval="46082" sdnum="1033;0;YYYY-MM-DD">
			<font color="#000000">2026-03-01</font></td>
	</tr>
	<tr>
		<td colspan=2 height="20" align="left" valign=bottom><font color="#000000">merged over two</font></td>
		<td align="left" valign=bottom><font color="#000000">Says &quot;welcome&quot;</font></td>
	</tr>
	<tr>
		<td height="20" align="left" valign=bottom><font color="#000000"><br></font></td>
		<td align="left" valign=bottom><font color="#000000">=1+1</font></td>
		<td align="right" valign=bottom sdval="1234.5" sdnum="1033;0;#,##0.00">
			<font color="#000000">1,234.50</font></td>
	</tr>
</table>
<!-- ************************************************************************** -->
</body>

</html>
"""
PAGES = {"libreoffice": _LIBREOFFICE, "excel": _EXCEL, "google": _GOOGLE, "numbers": _NUMBERS}
BENEATH_A_MERGED_CELL = {"excel"}
"""Whose cell is merged over two rows as well, so that nothing stands in the last row's first two columns."""
_LINES = (
    *("Moment\tPain\tShare", 'Check in\t"Queue at six{0}in the evening"\t25%', "等候\t价格 < 成本 & 更多\t2026-03-01"),
    *("merged over two\t\t{1}", "\t=1+1\t1,234.50"),
)
PLAIN, DOUBLED = 'Says "welcome"', '"Says ""welcome"""'
TEXTS = {
    "libreoffice": "\n".join(_LINES).format("\n", DOUBLED),
    "excel": "\r\n".join(_LINES).format("\n", PLAIN) + "\r\n",
    "google": "\n".join(_LINES).format("\n", PLAIN),
    "numbers": "\r".join(_LINES).format("\n", PLAIN) + "\r",
}
"""The same as text: the ends of lines, a last one or none, and quotation marks as each of them sets them."""
